namespace ProofRepair.Pipeline.Budgets.Accounts;

/// <summary>What a limit counts, and a strategy with it. Tokens are those of completions, which cost most.</summary>
public enum BudgetUnit
{
    Samples,
    Tokens,
    Money,
    LeanSeconds,
}

public static class BudgetUnits
{
    public static double In(this Spending spent, BudgetUnit unit) => unit switch
    {
        BudgetUnit.Samples => spent.Samples,
        BudgetUnit.Tokens => spent.CompletionTokens,
        BudgetUnit.Money => (double)spent.Money,
        BudgetUnit.LeanSeconds => spent.LeanTime.TotalSeconds,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>Null where nothing of the kind is limited.</summary>
    public static double? In(this BudgetLimits limits, BudgetUnit unit) => unit switch
    {
        BudgetUnit.Samples => limits.Samples,
        BudgetUnit.Tokens => limits.CompletionTokens,
        BudgetUnit.Money => (double?)limits.Money,
        BudgetUnit.LeanSeconds => limits.LeanTime?.TotalSeconds,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
