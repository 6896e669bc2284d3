using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>A problem and, of each recorded try at it, whether it was right.</summary>
internal sealed record ProblemOutcomes(string Name, string Bucket, ImmutableArray<bool> Tries)
{
    /// <summary>What a search that stopped at the first success would have left in its log.</summary>
    public TryLog Log => Tries.IndexOf(true) is var first and >= 0 ? new TryLog(Bucket, first, 1) : new TryLog(Bucket, Tries.Length, 0);
}
