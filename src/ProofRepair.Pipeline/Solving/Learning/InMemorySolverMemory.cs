using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;

namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>Ends with the run.</summary>
public sealed class InMemorySolverMemory : ISolverMemory
{
    private readonly ConcurrentDictionary<string, string> _closed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Portfolio, GoalClass Class), ImmutableDictionary<string, TacticTally>> _tallies = new();

    /// <summary>One run has one Lean, and mostly one header.</summary>
    public string? FindTactic(Goal goal, SolverScope scope) =>
        _closed.TryGetValue(GoalHash.Of(goal), out var kept) ? KeptTactic.For(goal, kept) : null;

    public void KeepTactic(Goal goal, SolverScope scope, string tactic) => _closed[GoalHash.Of(goal)] = KeptTactic.Of(goal, tactic);

    public ImmutableDictionary<string, TacticTally> TalliesOf(GoalClass goalClass, string portfolio) =>
        _tallies.GetValueOrDefault((portfolio, goalClass), ImmutableDictionary<string, TacticTally>.Empty);

    public void Count(string portfolio, IReadOnlyCollection<TacticTrial> trials)
    {
        foreach (var ofClass in trials.GroupBy(t => t.Class))
        {
            _tallies.AddOrUpdate(
                (portfolio, ofClass.Key),
                _ => Added(ImmutableDictionary<string, TacticTally>.Empty, ofClass),
                (_, before) => Added(before, ofClass));
        }
    }

    private static ImmutableDictionary<string, TacticTally> Added(ImmutableDictionary<string, TacticTally> before, IEnumerable<TacticTrial> trials)
    {
        var tallies = before.ToBuilder();
        foreach (var trial in trials)
        {
            tallies[trial.Family] = tallies.GetValueOrDefault(trial.Family) + trial.Tally;
        }

        return tallies.ToImmutable();
    }
}
