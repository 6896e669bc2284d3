using System.Text.RegularExpressions;

namespace ProofRepair.Ablation.Apollo.Refining;

/// <summary>Rules that look at one line at a time.</summary>
internal static partial class LineRules
{
    private static readonly HashSet<string> s_lonelyWords = new(StringComparer.Ordinal) { "by", "do", "begin", "end", "exact", "calc", "if", "else" };

    /// <summary><c>rw</c> and <c>intro</c> lose every <c>:=</c>; a line that is one of a few words alone is emptied (<c>calc</c> too).</summary>
    public static string DropAssignmentsOfRewrites(string code) => PythonText.Join(PythonText.Lines(code).Select(line =>
    {
        var start = line.TrimStart();
        var kept = start.StartsWith("rw", StringComparison.Ordinal) || start.StartsWith("intro", StringComparison.Ordinal)
            ? line.Replace(":=", "", StringComparison.Ordinal)
            : line;
        return s_lonelyWords.Contains(kept.Trim()) ? "" : kept;
    }));

    /// <summary>Also inside strings.</summary>
    public static string CollapseSpaces(string code) => PythonText.Join(PythonText.Lines(code).Select(line =>
        line[..PythonText.IndentOf(line)] + Spaces().Replace(line.TrimStart(), " ")));

    public static string DropBlankLines(string code) => PythonText.Join(PythonText.Lines(code).Where(line => !string.IsNullOrWhiteSpace(line)));

    public static string RoundIndents(string code) => PythonText.Join(PythonText.Lines(code).Select(line =>
        new string(' ', (PythonText.IndentOf(line) + 1) / 2 * 2) + line.TrimStart()));

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
