using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Beliefs;

/// <summary>What is believed of a problem before its first try, by its bucket (source, depth, size: whatever its caller knows it by).</summary>
public sealed record BucketPriors(BetaBelief Pooled, ImmutableDictionary<string, BetaBelief> Buckets)
{
    /// <summary>How far a bucket's parameters may stray from those of all, in logarithms; a factor of e is one deviation.</summary>
    private const double BucketSpread = 1;

    /// <summary>So wide that a few dozen problems outweigh it; it keeps a past in which nothing was solved from saying that nothing ever will be.</summary>
    private const double PooledSpread = 3;

    /// <summary>Without a past.</summary>
    public static BucketPriors Weak { get; } = new(BetaBelief.Weak, ImmutableDictionary<string, BetaBelief>.Empty);

    public BetaBelief Of(string bucket) => Buckets.TryGetValue(bucket, out var belief) ? belief : Pooled;

    /// <summary>
    /// By likelihood (and a wide pull to the weak belief) for all problems together, then for each bucket by likelihood times a log-normal around that: a bucket with few
    /// problems, or with none that was solved, says little by itself.
    /// </summary>
    public static BucketPriors Fit(IReadOnlyCollection<TryLog> past)
    {
        if (past.Count == 0)
        {
            return Weak;
        }

        var pooled = BetaFit.Fit(past, new Pull(BetaBelief.Weak, PooledSpread));
        return new BucketPriors(
            pooled,
            past.GroupBy(log => log.Bucket, StringComparer.Ordinal)
                .ToImmutableDictionary(logs => logs.Key, logs => BetaFit.Fit([.. logs], new Pull(pooled, BucketSpread)), StringComparer.Ordinal));
    }
}
