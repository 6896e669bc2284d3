using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Beliefs;

/// <summary>What is believed of a problem before its first try, by its bucket (source, depth, size: whatever its caller knows it by).</summary>
public sealed record BucketPriors(BetaBelief Pooled, ImmutableDictionary<string, BetaBelief> Buckets)
{
    /// <summary>So wide that a few dozen problems outweigh it; it keeps a past in which nothing was solved from saying that nothing ever will be.</summary>
    private const double PooledSpread = 3;

    /// <summary>Without a past.</summary>
    public static BucketPriors Weak { get; } = new(BetaBelief.Weak, ImmutableDictionary<string, BetaBelief>.Empty);

    public BetaBelief Of(string bucket) => Buckets.TryGetValue(bucket, out var belief) ? belief : Pooled;

    /// <summary>
    /// By likelihood (and a wide pull to the weak belief) for all problems together; then for each bucket b alone, by likelihood times a log-normal around
    /// that of all. The shared a is the exponent of the tail: after n failures the chances of two buckets are as a+b'+n to a+b+n, so that what a bucket says
    /// fades with what its problems say for themselves. With an a of each bucket it never would, and recorded runs went worse than a round-robin
    /// (benchmarks/strategies).
    /// </summary>
    /// <param name="spread">How far a bucket's b may stray from that of all, as the deviation of its logarithm.</param>
    public static BucketPriors Fit(IReadOnlyCollection<TryLog> past, double spread = 0.5)
    {
        if (past.Count == 0)
        {
            return Weak;
        }

        var pooled = BetaFit.Fit(past, new Pull(BetaBelief.Weak, PooledSpread));
        return new BucketPriors(
            pooled,
            past.GroupBy(log => log.Bucket, StringComparer.Ordinal)
                .ToImmutableDictionary(logs => logs.Key, logs => BetaFit.FitB([.. logs], pooled.A, new Pull(pooled, spread)), StringComparer.Ordinal));
    }
}
