using System.Collections.Concurrent;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>The priors' curves, made when they are asked for.</summary>
internal sealed class CurveBook(BucketPriors priors)
{
    private const int Shortest = 2 * ShadowPrice.Horizon;

    private readonly ConcurrentDictionary<string, BetaCurve> _curves = new(StringComparer.Ordinal);

    /// <summary>Reaches over all tries that a plan may look ahead to after so many failures.</summary>
    public BetaCurve Of(string bucket, int failures)
    {
        var needed = failures + ShadowPrice.Horizon;
        if (_curves.TryGetValue(bucket, out var curve) && curve.Length >= needed)
        {
            return curve;
        }

        return _curves[bucket] = new BetaCurve(priors.Of(bucket), Math.Max(Shortest, 2 * needed));
    }
}
