using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Store;

namespace ProofRepair.Worker;

/// <summary>
/// What solvers learn, kept over runs. When the file fails, that is told once, and the rest of the run knows what it learnt itself.
/// </summary>
public sealed class StoredSolverMemory(SolverStore store, string lean, Action<string> warn) : ISolverMemory, IDisposable
{
    private readonly InMemorySolverMemory _ofThisRun = new();
    private int _failed;

    public string? FindTactic(Goal goal, SolverScope scope) =>
        _ofThisRun.FindTactic(goal, scope)
        ?? (Ask(() => store.FindTactic(GoalHash.Of(goal), KeyOf(scope)), null) is { } kept ? KeptTactic.For(goal, kept) : null);

    public void KeepTactic(Goal goal, SolverScope scope, string tactic)
    {
        _ofThisRun.KeepTactic(goal, scope, tactic);
        Ask(() => { store.KeepTactic(GoalHash.Of(goal), KeyOf(scope), KeptTactic.Of(goal, tactic)); return true; }, false);
    }

    /// <summary>The file has this run's counts too.</summary>
    public ImmutableDictionary<string, TacticTally> TalliesOf(GoalClass goalClass, string portfolio) =>
        Ask(
            () => store.TalliesOf(lean, portfolio, goalClass.Key).ToImmutableDictionary(r => r.Family, r => new TacticTally(r.Closed, r.Failed, r.Seconds)),
            null) ?? _ofThisRun.TalliesOf(goalClass, portfolio);

    public void Count(string portfolio, IReadOnlyCollection<TacticTrial> trials)
    {
        if (trials.Count == 0)
        {
            return;
        }

        _ofThisRun.Count(portfolio, trials);
        var rows = trials.GroupBy(t => (t.Class.Key, t.Family))
            .Select(g => (g.Key, Tally: g.Select(t => t.Tally).Aggregate(TacticTally.Add)))
            .Select(t => new TallyRow(t.Key.Key, t.Key.Family, t.Tally.Closed, t.Tally.Failed, t.Tally.Seconds))
            .ToList();
        Ask(() => { store.Add(lean, portfolio, rows); return true; }, false);
    }

    public void Dispose() => store.Dispose();

    private SolverKey KeyOf(SolverScope scope) => new(lean, scope.Portfolio, scope.Definitions);

    private T Ask<T>(Func<T> work, T otherwise)
    {
        if (Volatile.Read(ref _failed) != 0)
        {
            return otherwise;
        }

        try
        {
            return work();
        }
        catch (StoreException e)
        {
            if (Interlocked.Exchange(ref _failed, 1) == 0)
            {
                warn($"What solvers learn is not kept from here on: {e.Message}");
            }

            return otherwise;
        }
    }
}
