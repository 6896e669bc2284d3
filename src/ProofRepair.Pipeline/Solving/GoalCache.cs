using System.Collections.Concurrent;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Solving;

/// <summary>Which tactic closed a goal, by the goal's canonical hash: shared by all problems of a run. A hint, checked like any other tactic.</summary>
public sealed class GoalCache
{
    private readonly ConcurrentDictionary<string, string> _closed = new(StringComparer.Ordinal);

    public string? Find(Goal goal) => _closed.GetValueOrDefault(GoalHash.Of(goal));

    public void Add(Goal goal, string tactic) => _closed.TryAdd(GoalHash.Of(goal), tactic);
}
