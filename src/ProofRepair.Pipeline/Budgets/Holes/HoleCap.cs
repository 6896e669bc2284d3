using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Holes;

/// <summary>For how long a hole is worth trying.</summary>
public static class HoleCap
{
    /// <summary>
    /// How many more failures a hole is worth: tries go on while V·∏S·a/(a+b+n) ≥ λ·c, where ∏S is the chance that all other holes of its sketch are
    /// closed and λ what the same cost brings elsewhere (<see cref="Strategies.Wave.ShadowPrice"/>). No more than <paramref name="most"/>, also when nothing else wants the budget.
    /// </summary>
    public static int TriesWorth(BetaBelief belief, double tryCost, double value, double othersChance, double shadowPrice, int most)
    {
        var gain = value * othersChance * belief.A;
        if (shadowPrice * tryCost <= 0)
        {
            return gain > 0 ? most : 0;
        }

        var more = Math.Floor((gain / (shadowPrice * tryCost)) - belief.A - belief.B) + 1;
        return (int)Math.Clamp(more, 0, most);
    }
}
