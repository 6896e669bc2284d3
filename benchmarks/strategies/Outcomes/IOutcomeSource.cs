using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>Problems in parts (folds), each run under a budget of its own; what is believed of a part's problems comes from other problems only.</summary>
internal interface IOutcomeSource
{
    string Name { get; }

    string Description { get; }

    /// <summary>For each part, the logs of problems that are not in it.</summary>
    ImmutableArray<ImmutableArray<TryLog>> Past { get; }

    /// <summary>The ladder of budgets, in samples for each problem on average.</summary>
    ImmutableArray<double> Ladder { get; }

    /// <summary>For each part its problems, in random order, each with its tries in random order. The same seed gives the same.</summary>
    ImmutableArray<ImmutableArray<Draw>> Shuffle(int seed);
}
