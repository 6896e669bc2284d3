using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Holes;

/// <summary>
/// A hole, or another part that must succeed for its whole to succeed: what is believed of one more try (failures up to now counted in), what a try costs,
/// and how many more it may have at most.
/// </summary>
public readonly record struct HoleOutlook(BetaBelief Belief, double TryCost, int MostTries)
{
    /// <summary>S: the chance that it is closed within its tries.</summary>
    public double Chance => 1 - Belief.AllFail(MostTries);

    /// <summary>C: what its tries cost on average, when they end with the first success.</summary>
    public double ExpectedCost => TryCost * Belief.ExpectedTries(MostTries);
}
