using System.Collections.Immutable;
using ProofRepair.Bench.Metrics;
using ProofRepair.Bench.Reports.Data;

namespace ProofRepair.Bench.Reports.Figures;

/// <summary>
/// Two runs compared on the problems whose statements Lean accepts in both. <paramref name="OtherStatements"/>: of one key, but not of one statement, so
/// left out; <paramref name="NotAccepted"/>: rejected in one run or both.
/// </summary>
public sealed record RunPair(int First, int Second, RunComparison Comparison, int OtherStatements, int NotAccepted)
{
    /// <summary>Every two of the runs, in their order.</summary>
    public static ImmutableArray<RunPair> Of(IReadOnlyList<ReportRun> runs) =>
    [
        .. from first in Enumerable.Range(0, runs.Count)
           from second in Enumerable.Range(first + 1, runs.Count - first - 1)
           select Of(runs, first, second),
    ];

    private static RunPair Of(IReadOnlyList<ReportRun> runs, int first, int second)
    {
        var (one, two) = (ByKey(runs[first]), ByKey(runs[second]));
        var shared = one.Keys.Where(two.ContainsKey).ToList();
        var notAccepted = shared.Where(k => !one[k].IsAccepted || !two[k].IsAccepted).ToHashSet(StringComparer.Ordinal);
        var others = shared.Where(k => !notAccepted.Contains(k) && !SameStatement(one[k], two[k])).ToHashSet(StringComparer.Ordinal);
        return new RunPair(first, second, RunComparison.Of(Outcomes(runs[first].Name, one), Outcomes(runs[second].Name, two)), others.Count, notAccepted.Count);

        RunOutcomes Outcomes(string name, Dictionary<string, ReportProblem> problems) => new(
            name,
            problems.Where(p => !notAccepted.Contains(p.Key) && !others.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.IsProved, StringComparer.Ordinal));
    }

    /// <summary>What is not known is not held against them.</summary>
    private static bool SameStatement(ReportProblem one, ReportProblem two) =>
        one.StatementHash is null || two.StatementHash is null || string.Equals(one.StatementHash, two.StatementHash, StringComparison.Ordinal);

    private static Dictionary<string, ReportProblem> ByKey(ReportRun run) => run.Problems.ToDictionary(p => p.Key, StringComparer.Ordinal);
}
