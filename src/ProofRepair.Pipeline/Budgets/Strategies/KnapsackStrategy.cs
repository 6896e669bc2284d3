using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// Knapsack RL's allocation for proving: tries are items, N tries of a problem cost N·c and are worth V·(1 - chance that all fail). That is concave in N,
/// so that the best next try is the optimum. Planned anew before each wave from what is believed then, of which the wave makes a part.
/// </summary>
/// <param name="least">Tries of every problem before anything is planned (N_low); fewer where the budget does not cover so many.</param>
/// <param name="most">Tries of one problem (N_up).</param>
public sealed class KnapsackStrategy(BucketPriors priors, int least = 2, int most = 4096) : IBudgetStrategy
{
    private const int PartOfPlan = 4;

    public string Name => BudgetStrategies.Knapsack;

    public Wave Next(RunState state)
    {
        var open = state.Open;
        var wave = new WaveBuilder(state);
        var share = state.Budget / Math.Max(1, state.Problems);
        var unexplored = Enumerable.Range(0, open.Count).Where(place => open[place].MostTries > 0 && open[place].Failures < Least(place)).ToList();
        if (unexplored.Count > 0)
        {
            foreach (var place in unexplored.OrderBy(place => open[place].Failures))
            {
                wave.Grant(place, Least(place) - open[place].Failures);
            }

            return wave.Build();
        }

        var plan = KnapsackPlan.Of(open, priors, state.Left, most);
        foreach (var place in Enumerable.Range(0, open.Count).Where(place => plan.Tries[place] > 0).OrderBy(place => open[place].Failures))
        {
            wave.Grant(place, (plan.Tries[place] + PartOfPlan - 1) / PartOfPlan);
        }

        return wave.Build() with { ShadowPrice = plan.LastDensity };

        int Least(int place) => (int)Math.Clamp(share / open[place].TryCost, 1, least);
    }
}
