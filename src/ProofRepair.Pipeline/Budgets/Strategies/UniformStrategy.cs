namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// The same number of tries for every problem, fewer when an earlier one succeeds; what that saves is not spent (pass@k as it is run in practice, and APOLLO).
/// </summary>
/// <param name="tries">Of each problem (k); when null, as many as the whole budget covers for all problems.</param>
public sealed class UniformStrategy(int? tries = null) : IBudgetStrategy
{
    public string Name => BudgetStrategies.Uniform;

    public bool EndsWithBudget => tries is null;

    public Wave Next(RunState state)
    {
        var share = state.Budget / Math.Max(1, state.Problems);
        var wave = new WaveBuilder(state);
        for (var place = 0; place < state.Open.Count; place++)
        {
            var problem = state.Open[place];
            var most = tries ?? Math.Max(1, (int)Math.Min(int.MaxValue, Math.Floor(share / problem.TryCost)));
            if (most > problem.Failures && !wave.Grant(place, most - problem.Failures))
            {
                break;
            }
        }

        return wave.Build();
    }
}
