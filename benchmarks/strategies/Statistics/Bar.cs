using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Strategies;
using ProofRepair.StrategiesBenchmark.Simulation;

namespace ProofRepair.StrategiesBenchmark.Statistics;

/// <summary>What is asked of <c>adaptive</c>: never below <c>round-robin</c> by more than the interval of their difference, and on average at least as good as <c>uniform</c> at every budget.</summary>
internal static class Bar
{
    public static Interval Against(Rung rung, string reference) =>
        Interval.OfDifferences(rung.Proved(BudgetStrategies.Adaptive), rung.Proved(reference));

    public static ImmutableArray<string> Missed(Comparison comparison) =>
    [
        .. comparison.Rungs.Where(r => Against(r, BudgetStrategies.RoundRobin) is var d && d.Mean < -d.Half)
            .Select(r => $"{comparison.Source.Name}, {r.Budget} samples: adaptive is below round-robin by more than the interval."),
        .. comparison.Rungs.Where(r => Against(r, BudgetStrategies.Uniform).Mean < 0)
            .Select(r => $"{comparison.Source.Name}, {r.Budget} samples: adaptive is below uniform."),
    ];
}
