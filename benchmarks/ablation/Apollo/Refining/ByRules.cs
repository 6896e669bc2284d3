using System.Text.RegularExpressions;

namespace ProofRepair.Ablation.Apollo.Refining;

/// <summary>A <c>by</c> after every <c>:=</c>, with two exceptions that look at brackets and letters only.</summary>
internal static partial class ByRules
{
    private const string By = ":= by";

    public static string AddBy(string code)
    {
        var spaced = AssignSpacesBy().Replace(code, By);
        var all = AssignWithoutBy().Replace(spaced, By + " ");
        return CommaBy().Replace(all, By);
    }

    /// <summary>From a <c>(</c> to the next <c>)</c>, inner brackets unseen.</summary>
    public static string TakeByFromParentheses(string code) =>
        ParenthesesWithBy().Replace(code, match => match.Value.Replace(By, ":=", StringComparison.Ordinal));

    /// <summary>On every line with the letters "let".</summary>
    public static string TakeByFromLets(string code) => string.Concat(code.Split('\n').Select(line =>
        (line.Contains("let", StringComparison.Ordinal) ? AnyBy().Replace(line, ":=") : line) + "\n"));

    [GeneratedRegex(@":=\s+by", RegexOptions.NonBacktracking)]
    private static partial Regex AssignSpacesBy();

    [GeneratedRegex(@":=(?!\s*by\b)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AssignWithoutBy();

    [GeneratedRegex(@",\s+by", RegexOptions.NonBacktracking)]
    private static partial Regex CommaBy();

    [GeneratedRegex(@"\([^)]*:= by[^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ParenthesesWithBy();

    [GeneratedRegex(@":=\s*by", RegexOptions.NonBacktracking)]
    private static partial Regex AnyBy();
}
