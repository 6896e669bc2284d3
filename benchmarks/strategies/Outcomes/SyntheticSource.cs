using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>
/// Problems whose chances are drawn from Beta distributions, anew in each shuffle, one bucket for each distribution. The past is the log of a run over other
/// problems of the same kinds, with as many tries at most as <see cref="PastTries"/> and an end at the first success.
/// </summary>
internal sealed class SyntheticSource : IOutcomeSource
{
    private const int PastTries = 32;

    private readonly ImmutableArray<(string Bucket, BetaBelief Chances, int Problems)> _kinds;
    private readonly int _tries;

    public SyntheticSource(string name, ImmutableArray<(string Bucket, BetaBelief Chances, int Problems)> kinds, int tries, int seed)
    {
        Name = name;
        _tries = tries;
        _kinds = kinds;
        Description = string.Join(" and ", kinds.Select(k => $"{k.Problems} problems from Beta({k.Chances.A}, {k.Chances.B})")) + $", up to {tries} tries each";
        Past = [[.. Draws(new Random(seed), PastTries).Select(d => d.FirstRight > 0 ? new TryLog(d.Bucket, d.FirstRight - 1, 1) : new TryLog(d.Bucket, d.Tries, 0))]];
    }

    public string Name { get; }

    public string Description { get; }

    public ImmutableArray<ImmutableArray<TryLog>> Past { get; }

    public ImmutableArray<double> Ladder { get; } = [0.5, 1, 2, 4, 8, 16, 32, 64];

    public ImmutableArray<ImmutableArray<Draw>> Shuffle(int seed)
    {
        var random = new Random(seed);
        var draws = Draws(random, _tries).ToArray();
        random.Shuffle(draws);
        return [[.. draws]];
    }

    private IEnumerable<Draw> Draws(Random random, int tries) =>
        from kind in _kinds
        from _ in Enumerable.Range(0, kind.Problems)
        select DrawOf(kind.Bucket, MathNet.Numerics.Distributions.Beta.Sample(random, kind.Chances.A, kind.Chances.B), tries, random);

    private static Draw DrawOf(string bucket, double chance, int tries, Random random)
    {
        // Geometric, by inversion; a chance that is 0 to the computer's eye never succeeds.
        var first = Math.Log(1 - random.NextDouble()) / Math.Log(1 - chance);
        return new Draw(bucket, first < tries ? (int)first + 1 : 0, tries, chance);
    }
}
