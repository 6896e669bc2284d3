using System.Collections.Immutable;
using System.Text;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Reports.GitHub;

/// <summary>
/// Workflow commands that GitHub shows beside the lines of a change. It shows ten of each kind of one step; the rest is in the summary, and so
/// says the last one.
/// </summary>
public static class Annotations
{
    private const int ShownOfAKind = 10;

    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        var undecided = report.Undecided.Select(u => (Kind: "error", Line: Command("error", u.Path, "", "Could not decide", u.Reason)));
        var found = report.Findings.Select(f => (Kind: KindOf(f.Level), Line: Command(KindOf(f.Level), f.Path, Place(f), f.Rule.Title, f.Message)));
        foreach (var kind in found.Concat(undecided).GroupBy(f => f.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var lines = kind.Select(k => k.Line).ToImmutableArray();
            var isCut = lines.Length > ShownOfAKind;
            text.AppendJoin("", lines.Take(isCut ? ShownOfAKind - 1 : ShownOfAKind));
            if (isCut)
            {
                text.Append(Command(kind.Key, null, "", "More in the summary", $"{lines.Length - ShownOfAKind + 1} more of this kind are in the job's summary."));
            }
        }

        return text.ToString();
    }

    /// <summary>GitHub's lines and columns are 1-based; columns only count on one line.</summary>
    private static string Place(Finding finding)
    {
        if (finding.Start is not { } start)
        {
            return "";
        }

        var end = finding.End is { } e && e > start ? e : start;
        return start.Line == end.Line
            ? $",line={start.Line},endLine={end.Line},col={start.Column + 1},endColumn={Math.Max(end.Column, start.Column + 1)}"
            : $",line={start.Line},endLine={end.Line}";
    }

    private static string Command(string kind, string? path, string place, string title, string message) =>
        $"::{kind} {(path is null ? "" : $"file={Property(path)}{place},")}title={Property(title)}::{Data(message)}\n";

    private static string KindOf(RuleLevel level) => level switch
    {
        RuleLevel.Reject => "error",
        RuleLevel.Warn => "warning",
        _ => "notice",
    };

    private static string Data(string text) => Inert.WithoutBracketed(Inert.Lines(text)).Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
