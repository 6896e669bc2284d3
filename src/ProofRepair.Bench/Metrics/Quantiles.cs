using MathNet.Numerics.Statistics;

namespace ProofRepair.Bench.Metrics;

internal static class Quantiles
{
    /// <summary>How many standard deviations a central interval of this level reaches: 1.96 for 0.95.</summary>
    public static double Normal(double level) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);

    /// <summary>
    /// A figure with the central interval of drawn figures, interpolated as R's type 7 does. Where draws are few or lopsided it may miss the figure; it
    /// is then widened to hold it. Sorts <paramref name="drawn"/>.
    /// </summary>
    public static Estimate Around(double value, double[] drawn, double level)
    {
        Array.Sort(drawn);
        return new Estimate(value, Math.Min(At((1 - level) / 2), value), Math.Max(At((1 + level) / 2), value));

        double At(double share) => SortedArrayStatistics.QuantileCustom(drawn, share, QuantileDefinition.R7);
    }
}
