using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>Tactics in their portfolio's own order: what one problem taught would reach others in an order that no two runs share.</summary>
public sealed class NothingLearnt : ISolverMemory
{
    public string? FindTactic(Goal goal, SolverScope scope) => null;

    public void KeepTactic(Goal goal, SolverScope scope, string tactic)
    {
    }

    public ImmutableDictionary<string, TacticTally> TalliesOf(GoalClass goalClass, string portfolio) => ImmutableDictionary<string, TacticTally>.Empty;

    public void Count(string portfolio, IReadOnlyCollection<TacticTrial> trials)
    {
    }
}
