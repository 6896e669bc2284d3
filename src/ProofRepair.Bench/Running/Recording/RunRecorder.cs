using System.Collections.Immutable;
using System.Text.Json;
using ProofRepair.Bench.Suites;
using ProofRepair.Store;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>
/// A run in a store: what it finished before, and what it finishes now. A problem is told to anybody only after it is written, so that after a kill
/// nothing that was told is missing, and nothing is done twice.
/// </summary>
public sealed class RunRecorder : IAsyncDisposable
{
    private const string LeanStep = "lean";

    private readonly TimeProvider _time;
    private readonly long _started;

    private readonly RunStore _store;
    private readonly string _process = Guid.NewGuid().ToString("N");
    private long _told;
    private long _countedTicks;

    private RunRecorder(RunStore store, BegunRun begun, ImmutableArray<BenchOutcome> finished, TimeProvider time) =>
        (_store, Begun, Finished, _time, _started) = (store, begun, finished, time, time.GetTimestamp());

    public BegunRun Begun { get; }

    /// <summary>By processes before this one.</summary>
    public ImmutableArray<BenchOutcome> Finished { get; }

    public RunStore Store => _store;

    /// <summary>
    /// Takes up the run of this identity, or begins it. With <paramref name="alone"/> the store is to hold no other: an unfinished run of another identity is refused.
    /// Null with a sentence where it cannot be had.
    /// </summary>
    public static async Task<(RunRecorder? Recorder, string? Problem)> OpenAsync(
        string location, bool alone, RunIdentity identity, Suite suite, ImmutableArray<SuiteProblem> problems, TimeProvider time, CancellationToken cancellationToken)
    {
        var (store, problem) = await RunStore.OpenAsync(location, time, cancellationToken);
        if (store is null)
        {
            return (null, problem);
        }

        try
        {
            var runs = await store.RunsAsync(cancellationToken);
            if (alone && runs.FirstOrDefault(r => r.Description.Identity != identity.Hash256) is { } other)
            {
                await store.DisposeAsync();
                return (null, $"{store.Place} holds another run (begun {other.Started:yyyy-MM-dd HH:mm} UTC, of {other.Description.Suite}, with other data, options or another Lean). Name another folder, or remove that one.");
            }

            var same = runs.Where(r => r.Description.Identity == identity.Hash256).ToList();
            var begun = same.Count > 0 && same.TrueForAll(r => r.Finished is not null)
                ? new BegunRun(same[^1], IsResumed: true)
                : await store.BeginAsync(
                    new RunDescription(identity.Hash256, suite.Name, identity.Toolchain, JsonSerializer.Serialize(identity.Options.ToDictionary(o => o.Name, o => o.Value), RecorderJson.Default.DictionaryStringString)),
                    [.. problems.Select(p => new ProblemDescription(p.Row.Key.ToString(), p.Problem?.StatementHash, p.Row.Split, p.Row.Variant, p.Row.DomainGroup))],
                    cancellationToken);
            return (new RunRecorder(store, begun, await FinishedAsync(store, begun.Run.Id, problems, cancellationToken), time), null);
        }
        catch (StoreException e)
        {
            await store.DisposeAsync();
            return (null, $"{store.Place} cannot be used: {e.Message}. Mend that, or name another place with --store.");
        }
    }

    /// <summary>
    /// Durable when it returns. What comes back is what the store says of the problem: another process may have been first, and then its word stays.
    /// <paramref name="leanTime"/> is what all Leans of this process have cost until now.
    /// </summary>
    public async Task<BenchOutcome> FinishAsync(BenchOutcome outcome, ProblemHistory? history, TimeSpan leanTime, CancellationToken cancellationToken)
    {
        var (attempts, holes) = history?.Rows() ?? ([], []);
        var account = outcome.Account;
        var key = outcome.Problem.Row.Key.ToString();
        var done = new FinishedProblem(
            key,
            new ProblemEnd(
                account.Status switch { "proved" => StoredStatus.Proved, "unproved" => StoredStatus.Unproved, _ => StoredStatus.Rejected },
                account.ProvedBy,
                account.Detail,
                account.ToJson()))
        {
            Verdicts = account.IsProved ? [new VerdictRow(true, account.Body ?? "", Certificate: outcome.Certificate)] : [],
            Attempts = attempts,
            Holes = holes,
            Steps = [UsageUntil(leanTime), WallUntilNow()],
        };
        return !await _store.FinishProblemAsync(Begun.Run.Id, done, cancellationToken) && await _store.ProblemAsync(Begun.Run.Id, key, cancellationToken) is { } stored
            ? await StoredAsync(_store, Begun.Run.Id, outcome.Problem, stored.Problem, cancellationToken) ?? outcome
            : outcome;
    }

    /// <summary>Seconds of all Lean processes of all processes of this run.</summary>
    public async Task<double> LeanSecondsAsync(TimeSpan leanTime, CancellationToken cancellationToken)
    {
        await _store.RecordStepsAsync(Begun.Run.Id, [UsageUntil(leanTime)], cancellationToken);
        return (await _store.StepsAsync(Begun.Run.Id, cancellationToken)).Where(s => s.Kind == LeanStep).Sum(s => s.Cost.LeanTime.TotalSeconds);
    }

    /// <summary>Durable when it returns.</summary>
    public Task GrantAsync(IEnumerable<(string Problem, int Before, int Tries)> wave, CancellationToken cancellationToken) =>
        _store.RecordStepsAsync(Begun.Run.Id, [.. wave.Select(g => GrantStep.Of(g.Problem, g.Before, g.Tries))], cancellationToken);

    /// <summary>What earlier processes granted to each problem, wave by wave.</summary>
    public async Task<ILookup<string, int>> GrantedAsync(CancellationToken cancellationToken) =>
        (await _store.StepsAsync(Begun.Run.Id, cancellationToken)).Select(GrantStep.Read).OfType<GrantStep>().OrderBy(g => g.Number).ToLookup(g => g.Problem, g => g.Tries);

    /// <summary>What processes before this one have taken: of Lean, and of the wall up to the last problem that each finished.</summary>
    public async Task<(TimeSpan Lean, TimeSpan Wall)> TimesAsync(CancellationToken cancellationToken)
    {
        var steps = (await _store.StepsAsync(Begun.Run.Id, cancellationToken)).Where(s => !s.Key.Contains(_process, StringComparison.Ordinal)).ToList();
        return (
            steps.Where(s => s.Kind == LeanStep).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Cost.LeanTime),
            steps.Select(WallStep.Read).OfType<WallStep>().GroupBy(s => s.Process).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Max(w => w.Until)));
    }

    /// <summary>What attempts of each problem have cost up to now.</summary>
    public Task<ImmutableDictionary<string, Cost>> SpentAsync(CancellationToken cancellationToken) => _store.SpentAsync(Begun.Run.Id, cancellationToken);

    /// <summary>Once all problems are done; false while one is not.</summary>
    public Task<bool> FinishAsync(CancellationToken cancellationToken) => _store.FinishRunAsync(Begun.Run.Id, cancellationToken);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private StepRow WallUntilNow() => new WallStep(_process, _time.GetElapsedTime(_started)).Row;

    /// <summary>What was not counted yet.</summary>
    private StepRow UsageUntil(TimeSpan leanTime)
    {
        var before = Interlocked.Exchange(ref _countedTicks, leanTime.Ticks);
        return new StepRow($"lean/{_process}/{Interlocked.Increment(ref _told)}", LeanStep, new Cost(LeanTime: TimeSpan.FromTicks(leanTime.Ticks - before)));
    }

    private static async Task<ImmutableArray<BenchOutcome>> FinishedAsync(RunStore store, string run, ImmutableArray<SuiteProblem> problems, CancellationToken cancellationToken)
    {
        var byKey = problems.ToDictionary(p => p.Row.Key.ToString(), StringComparer.Ordinal);
        var finished = ImmutableArray.CreateBuilder<BenchOutcome>();
        foreach (var row in await store.ProblemsAsync(run, cancellationToken))
        {
            if (row.End is not null && byKey.TryGetValue(row.Description.Key, out var problem) && await StoredAsync(store, run, problem, row, cancellationToken) is { } outcome)
            {
                finished.Add(outcome);
            }
        }

        return finished.ToImmutable();
    }

    /// <summary>All else of a problem is read for proofs alone: a suite has thousands.</summary>
    private static async Task<BenchOutcome?> StoredAsync(RunStore store, string run, SuiteProblem problem, ProblemRow row, CancellationToken cancellationToken)
    {
        if (row.End?.Account is not { } account)
        {
            return null;
        }

        var record = row.Status == StoredStatus.Proved ? await store.ProblemAsync(run, row.Description.Key, cancellationToken) : null;
        return new BenchOutcome(problem, ProblemAccount.FromJson(account), record?.Verdicts.LastOrDefault(v => v.Accepted)?.Certificate);
    }
}
