using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>The strategies by the names that a user chooses them by.</summary>
public static class BudgetStrategies
{
    public const string Uniform = "uniform";
    public const string RoundRobin = "round-robin";
    public const string Adaptive = "adaptive";
    public const string Knapsack = "knapsack";

    public static ImmutableArray<string> Names { get; } = [Uniform, RoundRobin, Adaptive, Knapsack];

    /// <param name="tries">Of <c>uniform</c>, the tries for each problem; by the budget when null.</param>
    public static StrategyChoice Find(string name, BucketPriors priors, int? tries = null) => name switch
    {
        Uniform => new StrategyChoice.Found(new UniformStrategy(tries)),
        RoundRobin => new StrategyChoice.Found(new RoundRobinStrategy()),
        Adaptive => new StrategyChoice.Found(new AdaptiveStrategy(priors)),
        Knapsack => new StrategyChoice.Found(new KnapsackStrategy(priors)),
        _ => new StrategyChoice.Unknown($"There is no strategy `{name}`; choose one of {string.Join(", ", Names)}."),
    };
}

/// <summary>A strategy, or what to choose instead.</summary>
public abstract record StrategyChoice
{
    private StrategyChoice()
    {
    }

    public sealed record Found(IBudgetStrategy Strategy) : StrategyChoice;

    public sealed record Unknown(string Message) : StrategyChoice;
}
