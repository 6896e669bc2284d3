namespace ProofRepair.Pipeline.Budgets.Accounts;

/// <summary>What was spent, or may be at most. <paramref name="Money"/> is in the currency of the price table; <paramref name="LeanTime"/> is the time of Lean's processes.</summary>
public readonly record struct Spending(
    long Samples = 0, long PromptTokens = 0, long CompletionTokens = 0, decimal Money = 0, TimeSpan LeanTime = default)
{
    public bool IsNegative => Samples < 0 || PromptTokens < 0 || CompletionTokens < 0 || Money < 0 || LeanTime < TimeSpan.Zero;

    public static Spending operator +(Spending a, Spending b) => new(
        a.Samples + b.Samples, a.PromptTokens + b.PromptTokens, a.CompletionTokens + b.CompletionTokens, a.Money + b.Money, a.LeanTime + b.LeanTime);

    public static Spending operator -(Spending a, Spending b) => new(
        a.Samples - b.Samples, a.PromptTokens - b.PromptTokens, a.CompletionTokens - b.CompletionTokens, a.Money - b.Money, a.LeanTime - b.LeanTime);

    public static Spending Add(Spending left, Spending right) => left + right;

    public static Spending Subtract(Spending left, Spending right) => left - right;
}
