using System.Text.RegularExpressions;

namespace ProofRepair.Ablation.Apollo.Refining;

/// <summary>Rules about <c>have</c>.</summary>
internal static partial class HaveRules
{
    private const string By = ":= by";

    /// <summary>From the letters "have" to the next <c>:= by</c> everything comes on one line, also what is not of that <c>have</c>.</summary>
    public static string JoinUntilBy(string code) =>
        UntilBy().Replace(code, match => match.Value.Replace("\n", "", StringComparison.Ordinal));

    /// <summary>A statement broken after <c>=</c> is joined.</summary>
    public static string JoinAfterEquals(string code) => BrokenAfterEquals().Replace(code, "${head} ${tail}${by}");

    /// <summary>
    /// What follows <c>:= by</c> on the line of a <c>have</c> comes on the next line, indented as the line that was next; what follows a second
    /// <c>:= by</c> is lost, and so is a line without one.
    /// </summary>
    public static string BreakAfterBy(string code)
    {
        var lines = PythonText.Lines(code);
        return PythonText.Join(lines.SelectMany((line, i) => Broken(line, i + 1 < lines.Count ? lines[i + 1] : null)));
    }

    private static IEnumerable<string> Broken(string line, string? next)
    {
        var start = line.TrimStart();
        if (!start.StartsWith("have", StringComparison.Ordinal) || start.EndsWith(By, StringComparison.Ordinal))
        {
            return [line];
        }

        var parts = line.Split(By);
        if (parts.Length < 2)
        {
            return [];
        }

        var own = PythonText.IndentOf(line);
        var indent = next is not null && PythonText.IndentOf(next) >= own ? PythonText.IndentOf(next) : own + 2;
        return [$"{parts[0]} {By}", new string(' ', indent) + parts[1], ""];
    }

    [GeneratedRegex("have.*?:= by", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex UntilBy();

    [GeneratedRegex(@"(?<head>have\s+.*?=)\s*\n\s*(?<tail>.*?)(?<by>\s*:=\s*by)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BrokenAfterEquals();
}
