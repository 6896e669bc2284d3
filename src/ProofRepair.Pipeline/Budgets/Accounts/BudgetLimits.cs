namespace ProofRepair.Pipeline.Budgets.Accounts;

/// <summary>What may be spent at most, on a run or on one problem; null where there is no limit. <see cref="Wall"/> is counted from the beginning of the run, or of the problem.</summary>
public sealed record BudgetLimits
{
    public static BudgetLimits None { get; } = new();

    public long? Samples { get; init; }

    public long? PromptTokens { get; init; }

    public long? CompletionTokens { get; init; }

    public decimal? Money { get; init; }

    public TimeSpan? LeanTime { get; init; }

    public TimeSpan? Wall { get; init; }

    /// <summary>The first limit that such a total would pass, as a user would say it; null when all hold. A wall that is used up is passed.</summary>
    public string? PassedBy(Spending total, TimeSpan wall) => this switch
    {
        { Samples: { } most } when total.Samples > most => $"{most} samples",
        { PromptTokens: { } most } when total.PromptTokens > most => $"{most} prompt tokens",
        { CompletionTokens: { } most } when total.CompletionTokens > most => $"{most} completion tokens",
        { Money: { } most } when total.Money > most => $"{most} in money",
        { LeanTime: { } most } when total.LeanTime > most => $"{most.TotalSeconds:0.###} s of Lean",
        { Wall: { } most } when wall >= most => $"{most.TotalSeconds:0.###} s of wall time",
        _ => null,
    };

    /// <summary>What is left after so much; never below zero.</summary>
    public BudgetLimits Less(Spending spent, TimeSpan wall) => new()
    {
        Samples = Samples is { } samples ? Math.Max(0, samples - spent.Samples) : null,
        PromptTokens = PromptTokens is { } prompt ? Math.Max(0, prompt - spent.PromptTokens) : null,
        CompletionTokens = CompletionTokens is { } completion ? Math.Max(0, completion - spent.CompletionTokens) : null,
        Money = Money is { } money ? Math.Max(0, money - spent.Money) : null,
        LeanTime = Least(LeanTime, spent.LeanTime),
        Wall = Least(Wall, wall),
    };

    /// <summary>The tighter of the two, limit by limit.</summary>
    public BudgetLimits And(BudgetLimits other) => new()
    {
        Samples = Tighter(Samples, other.Samples),
        PromptTokens = Tighter(PromptTokens, other.PromptTokens),
        CompletionTokens = Tighter(CompletionTokens, other.CompletionTokens),
        Money = Tighter(Money, other.Money),
        LeanTime = Tighter(LeanTime, other.LeanTime),
        Wall = Tighter(Wall, other.Wall),
    };

    private static TimeSpan? Least(TimeSpan? limit, TimeSpan spent) =>
        limit is { } most ? (most > spent ? most - spent : TimeSpan.Zero) : null;

    private static T? Tighter<T>(T? one, T? other)
        where T : struct, IComparable<T> =>
        one is not { } a ? other : other is not { } b ? a : a.CompareTo(b) <= 0 ? a : b;
}
