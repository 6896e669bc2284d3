namespace ProofRepair.Bench.Metrics;

/// <summary>
/// Redraws problems with replacement and reads the interval off the figures of the redrawn sets (Efron's percentile interval). Problems are what is
/// redrawn, since samples of one problem are no independent evidence about the suite.
/// </summary>
public sealed class Bootstrap(Random random, int draws = 2_000, double level = 0.95)
{
    public int Draws => draws;

    public double Level => level;

    /// <summary>The mean over problems.</summary>
    public Estimate Mean(IReadOnlyList<double> perProblem)
    {
        var means = new double[draws];
        for (var d = 0; d < draws; d++)
        {
            var sum = 0.0;
            for (var i = 0; i < perProblem.Count; i++)
            {
                sum += perProblem[random.Next(perProblem.Count)];
            }

            means[d] = sum / perProblem.Count;
        }

        return Around(perProblem.Average(), means);
    }

    /// <summary>How often each of <paramref name="problems"/> was drawn, draw by draw.</summary>
    public IEnumerable<int[]> Redrawn(int problems)
    {
        for (var d = 0; d < draws; d++)
        {
            var times = new int[problems];
            for (var i = 0; i < problems; i++)
            {
                times[random.Next(problems)]++;
            }

            yield return times;
        }
    }

    public Estimate Around(double value, double[] drawn) => Quantiles.Around(value, drawn, level);
}
