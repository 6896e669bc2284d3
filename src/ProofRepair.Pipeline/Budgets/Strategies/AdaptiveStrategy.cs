using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// Each try goes where it is expected to bring most for its cost: V·a/(a+b+n)/c, with the prior of the problem's bucket. That falls with every failure,
/// so that taking the best next try is optimal for problems that do not depend on each other; with one prior and one cost it is a round-robin.
/// A wave spends a part of what is left, so that what it teaches decides about the rest.
/// </summary>
/// <param name="bucketReach">
/// After so many failures a problem's bucket is not asked any more, and all with as many failures are alike: in recorded runs the chances of buckets
/// have met by then, or crossed (what is left of an easy bucket is what no one solves), which a Beta for each bucket cannot follow (benchmarks/strategies).
/// </param>
public sealed class AdaptiveStrategy(BucketPriors priors, int bucketReach = 4) : IBudgetStrategy
{
    /// <summary>Of what is left, the share that one wave spends on average: some dozen waves to a run, each of them wide enough to keep Lean busy.</summary>
    private const double WaveShare = 0.25;

    private readonly CurveBook _curves = new(priors);

    public string Name => BudgetStrategies.Adaptive;

    public Wave Next(RunState state)
    {
        var open = state.Open;
        var beliefs = open.Select(problem => priors.Of(problem.Bucket)).ToArray();
        var density = open.Select((problem, place) => ShadowPrice.Density(problem, BeliefAfter(problem.Failures, beliefs[place]), 0)).ToArray();
        var tries = Spread(state, beliefs);
        var price = ShadowPrice.Of(open, _curves, state.Left);
        var wave = new WaveBuilder(state);
        foreach (var place in Enumerable.Range(0, open.Count).Where(place => tries[place] > 0).OrderByDescending(place => density[place]))
        {
            wave.Grant(place, tries[place]);
        }

        return wave.Build() with
        {
            ShadowPrice = price,
            SetAside = [.. Enumerable.Range(0, open.Count).Where(place => tries[place] == 0 && density[place] < price)],
        };
    }

    /// <summary>
    /// For each open problem its tries in this wave. Pass by pass, one try for each of those that are among the best and have the fewest tries, until the wave's share is
    /// spent on average (with early stops) or all that is left is granted.
    /// </summary>
    private int[] Spread(RunState state, BetaBelief[] beliefs)
    {
        var open = state.Open;
        var tries = new int[open.Count];
        var reached = new double[open.Count];
        Array.Fill(reached, 1.0);
        var density = new double[open.Count];
        for (var place = 0; place < open.Count; place++)
        {
            Look(place);
        }

        var (share, left) = (state.Left * WaveShare, state.Left);
        while (share > 0 && density.Length > 0 && density.Max() is var best and > 0)
        {
            var fewest = int.MaxValue;
            for (var place = 0; place < open.Count; place++)
            {
                fewest = density[place] >= best ? Math.Min(fewest, Made(place)) : fewest;
            }

            for (var place = 0; place < open.Count && share > 0; place++)
            {
                if (density[place] >= best && Made(place) == fewest)
                {
                    Give(place);
                }
            }
        }

        return tries;

        int Made(int place) => open[place].Failures + tries[place];

        void Give(int place)
        {
            if (open[place].TryCost > left)
            {
                density[place] = 0;
                return;
            }

            left -= open[place].TryCost;
            share -= open[place].TryCost * reached[place];
            reached[place] *= 1 - BeliefAfter(Made(place), beliefs[place]).NextSucceeds(Made(place));
            tries[place]++;
            Look(place);
        }

        // Where no try is left nothing is to be had.
        void Look(int place) =>
            density[place] = tries[place] < open[place].MostTries ? ShadowPrice.Density(open[place], BeliefAfter(Made(place), beliefs[place]), tries[place]) : 0;
    }

    private BetaBelief BeliefAfter(int failures, BetaBelief ofBucket) => failures < bucketReach ? ofBucket : priors.Pooled;
}
