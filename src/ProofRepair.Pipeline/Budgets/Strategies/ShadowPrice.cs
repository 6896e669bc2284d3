using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// What the last unit of a budget is expected to bring, when every unit goes where it brings most: the price below which no try is worth making.
/// With early stops the try after n failures costs c and succeeds with a/(a+b+n), so that a problem is tried for as long as
/// V·a/(a+b+n) ≥ λ·c; λ is where the tries that this allows cost what is left, on average.
/// </summary>
internal static class ShadowPrice
{
    /// <summary>Tries of one problem that a plan looks ahead.</summary>
    public const int Horizon = 4096;

    private const int Halvings = 30;

    /// <summary>Zero when the budget covers all tries up to the horizon.</summary>
    public static double Of(IReadOnlyList<OpenProblem> open, CurveBook curves, double left)
    {
        if (open.Count == 0)
        {
            return 0;
        }

        var curveOf = open.Select(p => curves.Of(p.Bucket, p.Failures)).ToArray();
        var high = open.Select((p, i) => Density(p, curveOf[i].Belief, 0)).Max();
        var low = high / Horizon / Horizon;
        if (ExpectedCost(open, curveOf, low, left) <= left)
        {
            return 0;
        }

        // By halves of the logarithm.
        for (var i = 0; i < Halvings; i++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = ExpectedCost(open, curveOf, middle, left) <= left ? (low, middle) : (middle, high);
        }

        return low;
    }

    /// <summary>Solved problems for a unit of the budget, of the try after <paramref name="more"/> further failures.</summary>
    public static double Density(OpenProblem problem, BetaBelief prior, int more) =>
        problem.Value * prior.NextSucceeds(problem.Failures + more) / problem.TryCost;

    /// <summary>How many more tries of a problem are worth this price, one after the other, while they fail.</summary>
    public static int TriesWorth(OpenProblem problem, BetaBelief prior, double price)
    {
        var until = (problem.Value * prior.A / (price * problem.TryCost)) - prior.A - prior.B;
        var more = Math.Floor(until - problem.Failures) + 1;
        return (int)Math.Clamp(more, 0, Math.Min(Horizon, problem.MostTries));
    }

    private static double ExpectedCost(IReadOnlyList<OpenProblem> open, BetaCurve[] curveOf, double price, double enough)
    {
        var cost = 0.0;
        for (var i = 0; i < curveOf.Length && cost <= enough; i++)
        {
            var more = TriesWorth(open[i], curveOf[i].Belief, price);
            if (more > 0)
            {
                cost += open[i].TryCost * curveOf[i].ExpectedTries(open[i].Failures, more);
            }
        }

        return cost;
    }
}
