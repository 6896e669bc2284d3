using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Tests.Histories;

public sealed class HistorySpecs(JudgedHistories judged) : IClassFixture<JudgedHistories>
{
    public static TheoryData<string> Names => [.. JudgedHistories.All.Select(h => h.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gate_is_right_on(string name)
    {
        var history = JudgedHistories.All.Single(h => h.Name == name);
        var report = judged.Of(name);

        Assert.Equal(
            (history.Verdict, string.Join('\n', history.Findings.Order(StringComparer.Ordinal))),
            (report.Verdict, string.Join('\n', Rejecting(report).Order(StringComparer.Ordinal))));
        Assert.Equal(history.Verdict == GateVerdict.CouldNotDecide, !report.Undecided.IsEmpty && history.Verdict != GateVerdict.Rejected);
    }

    private static IEnumerable<string> Rejecting(GateReport report) =>
        report.Findings.Where(f => f.Level == RuleLevel.Reject).Select(f => $"{f.Rule.Id} {f.Declaration ?? f.Path}").Distinct(StringComparer.Ordinal);
}
