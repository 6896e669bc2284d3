using MathNet.Numerics.Statistics;

namespace ProofRepair.StrategiesBenchmark.Statistics;

/// <summary>A mean over shuffles with half the width of its 95 % interval (normal).</summary>
internal readonly record struct Interval(double Mean, double Half)
{
    private const double Normal95 = 1.959964;

    public static Interval Of(IReadOnlyCollection<double> values)
    {
        var (mean, deviation) = values.MeanStandardDeviation();
        return new Interval(mean, values.Count > 1 ? Normal95 * deviation / Math.Sqrt(values.Count) : 0);
    }

    /// <summary>Of what the same shuffles give, one by one.</summary>
    public static Interval OfDifferences(IEnumerable<double> one, IEnumerable<double> other) => Of([.. one.Zip(other, (a, b) => a - b)]);
}
