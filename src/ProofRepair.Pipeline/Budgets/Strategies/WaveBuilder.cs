using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>Adds grants for as long as the budget covers all of them.</summary>
internal sealed class WaveBuilder(RunState state)
{
    // Costs are sums of doubles: a budget that is used up exactly must count as enough.
    private const double Slack = 1e-9;

    private readonly ImmutableArray<Grant>.Builder _grants = ImmutableArray.CreateBuilder<Grant>();
    private double _left = state.Left * (1 + Slack);

    /// <summary>As many of these tries as can be afforded; false when that is fewer than asked.</summary>
    public bool Grant(int place, int tries)
    {
        var problem = state.Open[place];
        var affordable = Math.Floor(_left / problem.TryCost);
        var granted = (int)Math.Min(Math.Min(tries, problem.MostTries), affordable);
        if (granted > 0)
        {
            _left -= granted * problem.TryCost;
            _grants.Add(new Grant(place, granted));
        }

        return affordable >= tries;
    }

    public Wave Build() => new(_grants.ToImmutable());
}
