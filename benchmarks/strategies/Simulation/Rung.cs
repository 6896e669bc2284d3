using System.Collections.Immutable;

namespace ProofRepair.StrategiesBenchmark.Simulation;

/// <summary>A budget, in samples for each problem on average, and what each arm made of it in each shuffle.</summary>
internal sealed record Rung(double Share, int Budget, ImmutableDictionary<string, ImmutableArray<RunResult>> Results)
{
    public double[] Proved(string arm) => [.. Results[arm].Select(r => (double)r.Proved)];

    public double[] Spent(string arm) => [.. Results[arm].Select(r => (double)r.Spent)];

    public double MeanUsedUp(string arm) => Results[arm].Average(r => r.UsedUp);
}
