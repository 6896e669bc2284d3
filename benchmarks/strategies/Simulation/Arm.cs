using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.StrategiesBenchmark.Simulation;

/// <summary>A strategy as it is compared, made for each part with what is believed from other problems.</summary>
internal sealed record Arm(string Name, Func<BucketPriors, IBudgetStrategy> Make)
{
    public static ImmutableArray<Arm> All { get; } =
    [
        new(BudgetStrategies.Uniform, _ => new UniformStrategy()),
        new(BudgetStrategies.RoundRobin, _ => new RoundRobinStrategy()),
        new(BudgetStrategies.Adaptive, priors => new AdaptiveStrategy(priors)),
        new(BudgetStrategies.Knapsack, priors => new KnapsackStrategy(priors)),
    ];
}
