namespace ProofRepair.Ablation.Statistics;

/// <summary>A figure with its 95 % interval.</summary>
public readonly record struct Interval(double Value, double Low, double High);

/// <summary>
/// Intervals and tests over problems: each value is one problem's mean over the orders of its samples, so that orders, which share problems,
/// do not count as independent.
/// </summary>
public sealed class PairedStatistics(int draws, int seed)
{
    /// <summary>The sum over problems, with the percentile bootstrap's interval.</summary>
    public Interval Sum(IReadOnlyList<double> perProblem)
    {
        var random = new Random(seed);
        var sums = new double[draws];
        for (var d = 0; d < draws; d++)
        {
            for (var i = 0; i < perProblem.Count; i++)
            {
                sums[d] += perProblem[random.Next(perProblem.Count)];
            }
        }

        Array.Sort(sums);
        return new Interval(perProblem.Sum(), Quantile(sums, 0.025), Quantile(sums, 0.975));
    }

    /// <summary>Two-sided, by flipping the signs of the problems' differences at random; 1 where nothing differs.</summary>
    public double SignFlipTest(IReadOnlyList<double> differences)
    {
        var given = differences.Where(d => d != 0).ToArray();
        var observed = Math.Abs(given.Sum());
        var random = new Random(seed);
        var asFar = 0;
        for (var d = 0; d < draws; d++)
        {
            var sum = 0.0;
            foreach (var difference in given)
            {
                sum += random.Next(2) == 0 ? difference : -difference;
            }

            asFar += Math.Abs(sum) >= observed - 1e-9 ? 1 : 0;
        }

        return (asFar + 1.0) / (draws + 1);
    }

    private static double Quantile(double[] sorted, double q)
    {
        if (sorted.Length == 0)
        {
            return 0;
        }

        var at = q * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
