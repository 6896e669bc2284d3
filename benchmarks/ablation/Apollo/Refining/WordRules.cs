using System.Text.RegularExpressions;

namespace ProofRepair.Ablation.Apollo.Refining;

/// <summary>Rules about words and commas, wherever they stand.</summary>
internal static partial class WordRules
{
    /// <summary>Letters, not words: <c>split_ifs</c> and <c>List.splitOn</c> are hit as well.</summary>
    public static string ReplaceWords(string code) => code
        .Replace("split", "constructor", StringComparison.Ordinal)
        .Replace("admit", "sorry", StringComparison.Ordinal)
        .Replace("/--", "/-", StringComparison.Ordinal);

    /// <summary><c>rw h</c> to <c>rw [h]</c>; the argument ends at the letters "at" or at the line's end.</summary>
    public static string BracketRewrites(string code) => Rewrite().Replace(code, "${rw}[${rules}]");

    /// <summary>Of a list over several lines and of <c>∀ x,</c> too.</summary>
    public static string DropTrailingCommas(string code) => TrailingComma().Replace(code, "");

    [GeneratedRegex(@"(?<rw>rw\s+)(?!\[[^\]]*\])(?<rules>.*?)(?=\s*(at|\n))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Rewrite();

    [GeneratedRegex(@",\s*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TrailingComma();
}
