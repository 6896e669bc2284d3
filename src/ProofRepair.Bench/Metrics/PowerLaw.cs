using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace ProofRepair.Bench.Metrics;

/// <summary>
/// The exponentiated power law of coverage, c(k) = exp(a k^b) with negative <paramref name="A"/> (Brown et al., Large Language Monkeys, arXiv:2407.21787).
/// More samples solve more where <paramref name="B"/> is negative too.
/// </summary>
public readonly record struct PowerLaw(double A, double B)
{
    /// <summary>Coverage with <paramref name="k"/> samples, between 0 and 1.</summary>
    public double At(double k) => Math.Exp(A * Math.Pow(k, B));

    /// <summary>
    /// Least squares on coverage, from the line through log(-log c) over log k. Null where there is nothing to fit: fewer than two k with coverage
    /// between 0 and 1, or no minimum.
    /// </summary>
    internal static PowerLaw? Fitted(IReadOnlyList<int> ks, double[] coverage)
    {
        var inside = Enumerable.Range(0, ks.Count).Where(i => coverage[i] is > 0 and < 1).ToArray();
        if (inside.Length < 2)
        {
            return null;
        }

        var (logMinusA, b) = Fit.Line([.. inside.Select(i => Math.Log(ks[i]))], [.. inside.Select(i => Math.Log(-Math.Log(coverage[i])))]);
        var model = ObjectiveFunction.NonlinearModel(
            Curve, Slopes, Vector<double>.Build.DenseOfEnumerable(ks.Select(k => Math.Log(k))), Vector<double>.Build.DenseOfArray(coverage));
        try
        {
            // In log(-a) and b neither parameter has a bound.
            var least = new LevenbergMarquardtMinimizer(maximumIterations: 200).FindMinimum(model, Vector<double>.Build.Dense([logMinusA, b])).MinimizingPoint;
            return double.IsFinite(least[0]) && double.IsFinite(least[1]) ? new PowerLaw(-Math.Exp(least[0]), least[1]) : null;
        }
        catch (OptimizationException)
        {
            return null;
        }
    }

    private static Vector<double> Curve(Vector<double> p, Vector<double> logK) => logK.Map(x => Math.Exp(-Math.Exp(p[0] + (p[1] * x))));

    private static Matrix<double> Slopes(Vector<double> p, Vector<double> logK)
    {
        var outer = logK.Map(x => -Math.Exp(p[0] + (p[1] * x) - Math.Exp(p[0] + (p[1] * x))));
        return Matrix<double>.Build.DenseOfColumnVectors(outer, outer.PointwiseMultiply(logK));
    }
}
