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
            text.Append($"{Inert.Line(ReportWords.Place(finding))}: {ReportWords.Of(finding.Level)}[{finding.Rule.Id}]: {Indented(finding.Message)}\n");
        }

        foreach (var part in report.Undecided)
        {
            text.Append($"not decided: {Indented(part.Reason)}\n");
        }

        foreach (var change in report.Changes)
        {
            var place = change.Line is { } line ? $"{change.Path}:{line}" : change.Path;
            text.Append($"  {ReportWords.Of(change.Kind),-18} {Inert.Line($"{change.Declaration} ({place}){(change.Was is { } was ? $", was {was}" : "")}")}\n");
        }

        foreach (var suggestion in report.Suggestions)
        {
            text.Append($"{Inert.Line($"{suggestion.Path}:{suggestion.StartLine}: a proof of `{suggestion.Declaration}` was found ({suggestion.Origin})")}:\n    {Indented(suggestion.Text)}\n");
        }

        if (report.Sorries is not { Before: 0, After: 0 })
        {
            text.Append($"{Inert.Line(ReportWords.Sorries(report.Sorries))}\n");
        }

        foreach (var note in report.Notes)
        {
            text.Append($"note: {Indented(note)}\n");
        }

        return Inert.Commands(text.Append(ReportWords.Summary(report)).Append('\n').ToString());
    }

    private static string Indented(string text) => Inert.Lines(text).Replace("\n", "\n    ", StringComparison.Ordinal);
}
