using MathNet.Numerics.Statistics;
using ProofRepair.StrategiesBenchmark.Simulation;

namespace ProofRepair.StrategiesBenchmark.Statistics;

/// <summary>
/// How many samples one arm needs to prove as many, on average, as another does with a budget: its curve of mean samples asked and mean proved, straight
/// between the rungs. The interval is the percentile bootstrap's over shuffles.
/// </summary>
internal static class SameNumber
{
    private const int Resamples = 200;

    /// <summary>Null where the arm's curve does not reach that number, or starts above it.</summary>
    public static (double Needed, double Low, double High)? Needed(IReadOnlyList<Rung> rungs, string arm, string reference, int rung, int seed)
    {
        var shuffles = rungs[0].Results[arm].Length;
        var curve = rungs.Select(r => (Proved: r.Proved(arm), Spent: r.Spent(arm))).ToArray();
        var goal = rungs[rung].Proved(reference);
        if (At(curve, goal, [.. Enumerable.Range(0, shuffles)]) is not { } needed)
        {
            return null;
        }

        var random = new Random(seed);
        var drawn = new List<double>();
        for (var i = 0; i < Resamples; i++)
        {
            var sample = new int[shuffles];
            for (var s = 0; s < shuffles; s++)
            {
                sample[s] = random.Next(shuffles);
            }

            if (At(curve, goal, sample) is { } again)
            {
                drawn.Add(again);
            }
        }

        return (needed, drawn.Quantile(0.025), drawn.Quantile(0.975));
    }

    private static double? At((double[] Proved, double[] Spent)[] curve, double[] goal, int[] sample)
    {
        var wanted = Mean(goal, sample);
        var (before, spentBefore) = (0.0, 0.0);
        foreach (var (proved, spent) in curve)
        {
            var (here, spentHere) = (Mean(proved, sample), Mean(spent, sample));
            if (here >= wanted)
            {
                return here > before ? spentBefore + ((wanted - before) / (here - before) * (spentHere - spentBefore)) : spentHere;
            }

            (before, spentBefore) = (here, spentHere);
        }

        return null;
    }

    private static double Mean(double[] values, int[] sample)
    {
        var sum = 0.0;
        foreach (var s in sample)
        {
            sum += values[s];
        }

        return sum / sample.Length;
    }
}
