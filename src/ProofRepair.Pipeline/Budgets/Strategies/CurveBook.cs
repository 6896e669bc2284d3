using System.Collections.Concurrent;
using System.Numerics;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>The priors' curves, made when they are asked for and long enough.</summary>
internal sealed class CurveBook(BucketPriors priors)
{
    private readonly ConcurrentDictionary<string, BetaCurve> _curves = new(StringComparer.Ordinal);

    public BetaCurve Of(string bucket, int tries)
    {
        if (_curves.TryGetValue(bucket, out var curve) && curve.Length >= tries)
        {
            return curve;
        }

        var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, tries));
        return _curves[bucket] = new BetaCurve(priors.Of(bucket), length);
    }
}
