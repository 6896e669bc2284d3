using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Ablation.Arms;

/// <summary>
/// What closed a goal is remembered while one problem is worked on, as a run does. How tactics fare is not learnt: then an arm would gain from the problems
/// before, and its figures would depend on their order.
/// </summary>
public sealed class GoalsOfProblem : ISolverMemory
{
    private readonly InMemorySolverMemory _goals = new();

    public string? FindTactic(Goal goal, SolverScope scope) => _goals.FindTactic(goal, scope);

    public void KeepTactic(Goal goal, SolverScope scope, string tactic) => _goals.KeepTactic(goal, scope, tactic);

    public ImmutableDictionary<string, TacticTally> TalliesOf(GoalClass goalClass, string portfolio) => ImmutableDictionary<string, TacticTally>.Empty;

    public void Count(string portfolio, IReadOnlyCollection<TacticTrial> trials)
    {
    }
}
