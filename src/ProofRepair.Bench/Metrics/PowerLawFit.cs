using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>A power law of coverage with intervals over problems, or a sentence that says why there is none.</summary>
public abstract record PowerLawFit
{
    /// <param name="Law">The fit to all problems.</param>
    /// <param name="A">a, with its interval.</param>
    /// <param name="B">b, with its interval.</param>
    /// <param name="LargestError">The largest distance of the curve from the coverage it was fitted to.</param>
    /// <param name="Redrawn">The laws of the redrawn sets of problems, from which every interval is read.</param>
    /// <param name="WithoutFit">Redrawn sets that no law fits: all or none of their problems are solved at nearly every k.</param>
    public sealed record Fitted(PowerLaw Law, Estimate A, Estimate B, double LargestError, ImmutableArray<PowerLaw> Redrawn, int WithoutFit, double Level) : PowerLawFit
    {
        /// <summary>Coverage to be expected with <paramref name="k"/> samples of each problem, outside the data too. It says nothing of how well the law holds there.</summary>
        public Estimate Forecast(double k) => Quantiles.Around(Law.At(k), [.. Redrawn.Select(l => l.At(k))], Level);
    }

    public sealed record None(string Reason) : PowerLawFit;

    /// <summary>At least this share of the redrawn sets must have a fit, else the intervals are those of the sets that happen to.</summary>
    private const double NeededShare = 0.9;

    public static PowerLawFit Of(CoveragePoints points, Bootstrap bootstrap)
    {
        var means = points.PerProblem.IsEmpty ? [] : points.Means;
        if (WhyNot(points, means) is { } reason)
        {
            return new None(reason);
        }

        if (PowerLaw.Fitted(points.Ks, means) is not { } law)
        {
            return new None("least squares found no minimum");
        }

        var redrawn = bootstrap.Redrawn(points.PerProblem.Length)
            .Select(times => PowerLaw.Fitted(points.Ks, MeansOf(points, times)))
            .OfType<PowerLaw>()
            .ToImmutableArray();
        if (redrawn.Length < NeededShare * bootstrap.Draws)
        {
            return new None($"the problems are too few or too alike: only {redrawn.Length} of {bootstrap.Draws} redrawn sets have a fit");
        }

        return new Fitted(
            law,
            bootstrap.Around(law.A, [.. redrawn.Select(l => l.A)]),
            bootstrap.Around(law.B, [.. redrawn.Select(l => l.B)]),
            points.Ks.Select((k, i) => Math.Abs(law.At(k) - means[i])).Max(),
            redrawn,
            bootstrap.Draws - redrawn.Length,
            bootstrap.Level);
    }

    private static string? WhyNot(CoveragePoints points, double[] means) =>
        means.Length == 0 ? "there are no problems"
        : points.Ks.Length < 2 ? "coverage is known at one number of samples only; two or more are needed"
        : means[^1] == 0 ? "no problem is solved, so coverage is 0 at every k"
        : means[0] == 1 ? "every problem is solved by the first samples, so coverage is 1 at every k"
        : means.Count(c => c is > 0 and < 1) < 2 ? "coverage is between 0 and 1 at fewer than two k"
        : null;

    private static double[] MeansOf(CoveragePoints points, int[] times)
    {
        var means = new double[points.Ks.Length];
        for (var p = 0; p < times.Length; p++)
        {
            for (var i = 0; times[p] > 0 && i < means.Length; i++)
            {
                means[i] += times[p] * points.PerProblem[p][i];
            }
        }

        // Divided last, so that a set that is solved entirely comes to 1 and not to nearly 1.
        return [.. means.Select(m => m / times.Length)];
    }
}
