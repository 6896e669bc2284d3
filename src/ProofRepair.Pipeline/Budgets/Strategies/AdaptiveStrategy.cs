using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// Each try goes where it is expected to bring most for its cost: V·a/(a+b+n)/c, with the prior of the problem's bucket. That falls with every failure,
/// so that taking the best next try is optimal for problems that do not depend on each other; with one prior and one cost it is a round-robin.
/// A wave spends a part of what is left, so that what it teaches decides about the rest.
/// </summary>
public sealed class AdaptiveStrategy(BucketPriors priors) : IBudgetStrategy
{
    /// <summary>Of what is left, the share that one wave spends on average: some dozen waves to a run, each of them wide enough to keep Lean busy.</summary>
    private const double WaveShare = 0.25;

    private readonly CurveBook _curves = new(priors);

    public string Name => BudgetStrategies.Adaptive;

    public Wave Next(RunState state)
    {
        var open = state.Open;
        var tries = Spread(state);
        var price = ShadowPrice.Of(open, _curves, state.Left);
        var wave = new WaveBuilder(state);
        foreach (var place in Enumerable.Range(0, open.Count).Where(place => tries[place] > 0).OrderByDescending(place => DensityOf(open[place])))
        {
            wave.Grant(place, tries[place]);
        }

        return wave.Build() with
        {
            ShadowPrice = price,
            SetAside = [.. Enumerable.Range(0, open.Count).Where(place => tries[place] == 0 && DensityOf(open[place]) < price)],
        };
    }

    /// <summary>For each open problem its tries in this wave, by taking the best next try until their average costs are the wave's share.</summary>
    private int[] Spread(RunState state)
    {
        var open = state.Open;
        var tries = new int[open.Count];
        var reached = new double[open.Count];
        Array.Fill(reached, 1.0);
        var queue = new PriorityQueue<int, double>(
            Enumerable.Range(0, open.Count).Where(place => open[place].MostTries > 0).Select(place => (place, -DensityOf(open[place]))));
        var (share, most) = (state.Left * WaveShare, state.Left);
        while (share > 0 && queue.TryDequeue(out var place, out _))
        {
            var problem = open[place];
            if (problem.TryCost > most)
            {
                continue;
            }

            var prior = PriorOf(problem);
            most -= problem.TryCost;
            share -= problem.TryCost * reached[place];
            reached[place] *= 1 - prior.NextSucceeds(problem.Failures + tries[place]);
            if (++tries[place] < problem.MostTries)
            {
                queue.Enqueue(place, -ShadowPrice.Density(problem, prior, tries[place]));
            }
        }

        return tries;
    }

    private double DensityOf(OpenProblem problem) => ShadowPrice.Density(problem, PriorOf(problem), 0);

    private BetaBelief PriorOf(OpenProblem problem) => priors.Of(problem.Bucket);
}
