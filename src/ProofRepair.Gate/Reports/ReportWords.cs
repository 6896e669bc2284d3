using ProofRepair.Gate.Changes;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Reports;

/// <summary>How a report says things, whatever its form.</summary>
internal static class ReportWords
{
    public static string Of(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passed => "passed",
        GateVerdict.Rejected => "rejected",
        _ => "could not decide",
    };

    public static string Of(RuleLevel level) => level switch
    {
        RuleLevel.Reject => "error",
        RuleLevel.Warn => "warning",
        _ => "note",
    };

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.StatementChanged => "statement changed",
        ChangeKind.Drifted => "statement drifted",
        ChangeKind.DefinitionChanged => "definition changed",
        ChangeKind.ProofChanged => "proof changed",
        ChangeKind.Renamed => "renamed",
        ChangeKind.Moved => "moved",
        _ => "rests on something else",
    };

    /// <summary>One line that says it all.</summary>
    public static string Summary(GateReport report)
    {
        var rejected = report.Findings.Count(f => f.Level == RuleLevel.Reject);
        return report.Verdict switch
        {
            GateVerdict.Passed => $"Passed: {Count(report.Changes.Length, "declaration")} changed, none for the worse.",
            GateVerdict.Rejected => $"Rejected: {Count(rejected, "finding")} against the change{(report.Undecided.IsEmpty ? "" : $", and {Count(report.Undecided.Length, "part")} of it could not be decided")}.",
            _ => $"Could not decide: there is no word on {Count(report.Undecided.Length, "part")} of the change.",
        };
    }

    public static string Sorries(SorryBaseline sorries) =>
        $"sorries of their own in the files that were looked at: {sorries.Before} in the base, {sorries.After} in the head{(sorries.Gone.IsEmpty ? "" : $"; gone: {string.Join(", ", sorries.Gone.Select(n => $"`{n}`"))}")}";

    public static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";

    public static string Place(Finding finding) => finding.Start is { } start ? $"{finding.Path}:{start.Line}:{start.Column + 1}" : finding.Path;
}
