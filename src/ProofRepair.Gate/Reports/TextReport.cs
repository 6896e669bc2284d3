using System.Text;

namespace ProofRepair.Gate.Reports;

/// <summary>The report for a reader at a terminal.</summary>
public static class TextReport
{
    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        if (report.Base is { } from)
        {
            text.Append($"base {from[..Math.Min(12, from.Length)]}, head {report.Head?[..Math.Min(12, report.Head.Length)]}, {report.Toolchain}\n");
        }

        foreach (var finding in report.Findings)
        {
            text.Append($"{ReportWords.Place(finding)}: {ReportWords.Of(finding.Level)}[{finding.Rule.Id}]: {finding.Message.ReplaceLineEndings("\n    ")}\n");
        }

        foreach (var part in report.Undecided)
        {
            text.Append($"not decided: {part.Reason}\n");
        }

        foreach (var change in report.Changes)
        {
            text.Append($"  {ReportWords.Of(change.Kind),-18} {change.Declaration} ({change.Path}{(change.Line is { } line ? $":{line}" : "")}){(change.Was is { } was ? $", was {was}" : "")}\n");
        }

        foreach (var suggestion in report.Suggestions)
        {
            text.Append($"{suggestion.Path}:{suggestion.StartLine}: a proof of `{suggestion.Declaration}` was found ({suggestion.Origin}):\n    {suggestion.Text.ReplaceLineEndings("\n    ")}\n");
        }

        if (report.Sorries is not { Before: 0, After: 0 })
        {
            text.Append($"{ReportWords.Sorries(report.Sorries)}\n");
        }

        foreach (var note in report.Notes)
        {
            text.Append($"note: {note}\n");
        }

        return text.Append(ReportWords.Summary(report)).Append('\n').ToString();
    }
}
