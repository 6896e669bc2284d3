namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// Who is tried next, and how often. It is asked before each wave with what is known then, and keeps nothing from one wave to the next, so that a run
/// that was killed goes on as it would have gone. What it grants costs at most what is left, at the expected cost of a try.
/// </summary>
public interface IBudgetStrategy
{
    string Name { get; }

    /// <summary>It ends where the budget does: with more of it, what is open would have got more tries.</summary>
    bool EndsWithBudget => true;

    Wave Next(RunState state);
}
