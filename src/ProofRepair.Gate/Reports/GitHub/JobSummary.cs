using System.Text;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Reports.GitHub;

/// <summary>The report in GitHub's Markdown. Text of the change is shown as code, and can neither end that nor be a link or a tag.</summary>
public static class JobSummary
{
    // GitHub takes 1 MiB of a step.
    private const int MostBytes = 900_000;

    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append($"## {(report.Verdict switch { GateVerdict.Passed => "✅", GateVerdict.Rejected => "❌", _ => "⚠️" })} ProofRepair gate: {ReportWords.Of(report.Verdict)}\n\n");
        text.Append($"{ReportWords.Summary(report)}\n\n");
        foreach (var level in new[] { RuleLevel.Reject, RuleLevel.Warn, RuleLevel.Note })
        {
            foreach (var rule in report.Findings.Where(f => f.Level == level).GroupBy(f => f.Rule))
            {
                text.Append($"### {rule.Key.Title} ({ReportWords.Of(level)})\n\n{rule.Key.Help}\n\n");
                foreach (var finding in rule)
                {
                    text.Append($"- {Code(ReportWords.Place(finding))}\n\n{Block(finding.Message)}\n");
                }
            }
        }

        if (!report.Undecided.IsEmpty)
        {
            text.Append("### Could not decide\n\n").AppendJoin("", report.Undecided.Select(u => $"{Block(u.Reason)}\n"));
        }

        if (!report.Suggestions.IsEmpty)
        {
            text.Append("### Proofs that were found\n\nVerified like any other; nothing was applied.\n\n");
            text.AppendJoin("", report.Suggestions.Select(s => $"- {Code($"{s.Path}:{s.StartLine}")} {Code(s.Declaration)} ({Code(s.Origin)})\n\n{Block(s.Text)}\n"));
        }

        if (!report.Changes.IsEmpty)
        {
            text.Append("### Declarations\n\n| change | declaration | place | was |\n| --- | --- | --- | --- |\n");
            text.AppendJoin("", report.Changes.Select(c => $"| {ReportWords.Of(c.Kind)} | {Cell(c.Declaration)} | {Cell(c.Line is { } line ? $"{c.Path}:{line}" : c.Path)} | {(c.Was is { } was ? Cell(was) : "")} |\n"));
            text.Append('\n');
        }

        text.Append($"{Inert.Line(ReportWords.Sorries(report.Sorries))}\n");
        foreach (var note in report.Notes)
        {
            text.Append($"\n{Block(note)}");
        }

        text.Append($"\n{Code($"base {report.Base}, head {report.Head}, {report.Toolchain}")}\n");
        return Cut(text.ToString());
    }

    private static string Cell(string text) => Code(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Code(string text)
    {
        text = Inert.Line(text);
        var fence = MarkdownFence.Around(text);
        return text.Contains('`', StringComparison.Ordinal) ? $"{fence} {text} {fence}" : $"{fence}{text}{fence}";
    }

    private static string Block(string text)
    {
        var fence = MarkdownFence.Around(text, least: 3);
        return $"{fence}text\n{Inert.Lines(text).TrimEnd()}\n{fence}\n";
    }

    private static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return text;
        }

        const string end = "\n\nThe rest is too long for a summary; the JSON report has it all.\n";
        var bytes = Encoding.UTF8.GetBytes(text).AsSpan(0, MostBytes);
        return Encoding.UTF8.GetString(bytes).TrimEnd('�') + "\n```````\n" + end;
    }
}
