using System.Text.RegularExpressions;

namespace ProofRepair.Ablation.Apollo.Refining;

/// <summary>Comments go, but for those at the end of a line.</summary>
internal static partial class CommentRules
{
    /// <summary>A block ends at the first end mark, also where blocks are nested.</summary>
    public static string DropBlocks(string code) => Blocks().Replace(code, "");

    public static string DropLines(string code) =>
        PythonText.Join(PythonText.Lines(code).Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal)));

    [GeneratedRegex("/-.*?-/", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Blocks();
}
