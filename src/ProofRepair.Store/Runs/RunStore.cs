using System.Collections.Immutable;
using ProofRepair.Store.Databases;
using ProofRepair.Store.Migrations;

namespace ProofRepair.Store.Runs;

/// <summary>
/// Runs with all that was found and spent in them, in a SQLite file or a PostgreSQL database. What a method has recorded is on the disk when it
/// returns; recording it again, after a kill or by another process at the same moment, changes nothing. Safe for any number of threads and
/// processes. All methods throw <see cref="StoreException"/> when the database fails, and <see cref="ArgumentException"/> for a problem that the run has not.
/// </summary>
public sealed class RunStore : IAsyncDisposable
{
    private readonly IDatabase _database;
    private readonly TimeProvider _time;

    private RunStore(IDatabase database, TimeProvider time, string place) => (_database, _time, Place) = (database, time, place);

    /// <summary>For messages: without a password.</summary>
    public string Place { get; }

    /// <summary>
    /// <paramref name="location"/> is a file, <c>postgres://user@host/database</c> or <c>Host=…;Database=…</c>; tables are made where there are none.
    /// Null with a sentence for the user when it cannot be had.
    /// </summary>
    public static async Task<(RunStore? Store, string? Problem)> OpenAsync(string location, TimeProvider time, CancellationToken cancellationToken)
    {
        var (place, problem) = StoreLocation.Of(location);
        if (place is null)
        {
            return (null, problem);
        }

        IDatabase? database = null;
        try
        {
            database = await DatabaseAtAsync(place, time, cancellationToken);
            await Migrator.ApplyAsync(database, RunTables.Steps, cancellationToken);
            return (new RunStore(database, time, place.Shown), null);
        }
        catch (StoreException e)
        {
            await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
            return (null, $"{place.Shown} cannot be used as a store of runs: {e.Message.TrimEnd('.')}. Name another, or a file that does not exist yet.");
        }
        catch
        {
            await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    internal static async Task<IDatabase> DatabaseAtAsync(StoreLocation place, TimeProvider time, CancellationToken cancellationToken) => place switch
    {
        StoreLocation.SqliteFile file => await SqliteDatabase.OpenAsync(file.Path, cancellationToken),
        StoreLocation.Postgres postgres => await PostgresDatabase.OpenAsync(postgres.ConnectionString, time, cancellationToken),
        _ => throw new ArgumentException("unknown kind", nameof(place)),
    };

    /// <summary>The unfinished run with this identity, or a new one with these problems, in the suite's order.</summary>
    public Task<BegunRun> BeginAsync(RunDescription description, IReadOnlyCollection<ProblemDescription> problems, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        return _database.WriteAsync(session => RunWriting.BeginAsync(session, description, problems, id, now), cancellationToken);
    }

    /// <summary>
    /// Keeps what was sampled, or adds the outcome to what was kept without one; the first of a number stays. Returns how many rows changed; none
    /// once the problem is finished.
    /// </summary>
    public Task<int> RecordAttemptsAsync(string run, string problem, IReadOnlyCollection<AttemptRow> attempts, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            async session => await RunWriting.LockOpenAsync(session, run, problem) ? await RunWriting.AddAttemptsAsync(session, run, problem, attempts) : 0,
            cancellationToken);

    /// <summary>
    /// Keeps what was sampled under the next free numbers below <see cref="AttemptRow.FirstNumberOfCaller"/>, whoever else does so at the moment. Nothing
    /// is kept once the problem is finished.
    /// </summary>
    public Task AppendAttemptsAsync(string run, string problem, IReadOnlyCollection<AttemptRow> attempts, CancellationToken cancellationToken) =>
        attempts.Count == 0 ? Task.CompletedTask : _database.WriteAsync(
            async session =>
            {
                // A problem that another process finished needs none of them.
                if (!await RunWriting.LockOpenAsync(session, run, problem))
                {
                    return 0;
                }

                var next = await RunReading.NextAttemptAsync(session, run, problem);
                return await RunWriting.AddAttemptsAsync(session, run, problem, attempts.Select((a, i) => a with { Number = next + i }));
            },
            cancellationToken);

    /// <summary>All of them or none. Returns how many were not there yet.</summary>
    public Task<int> RecordStepsAsync(string run, IReadOnlyCollection<StepRow> steps, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => RunWriting.AddStepsAsync(session, run, steps), cancellationToken);

    /// <summary>
    /// Writes all that is known of a problem, and that it is finished, at once. False, and nothing is written, when it is finished already: what
    /// was said first stays.
    /// </summary>
    public Task<bool> FinishProblemAsync(string run, FinishedProblem done, CancellationToken cancellationToken)
    {
        if (done.End.Status == StoredStatus.Open)
        {
            throw new ArgumentException("an open problem is not finished", nameof(done));
        }

        var now = _time.GetUtcNow();
        return _database.WriteAsync(
            async session =>
            {
                if (!await RunWriting.LockOpenAsync(session, run, done.Key))
                {
                    return false;
                }

                await RunWriting.FinishProblemAsync(session, run, done, now);
                return true;
            },
            cancellationToken);
    }

    /// <summary>True when the run is finished now, whoever finished it; false while one of its problems is open.</summary>
    public Task<bool> FinishRunAsync(string run, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return _database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "UPDATE run SET finished = @now WHERE id = @run AND finished IS NULL AND NOT EXISTS (SELECT 1 FROM problem WHERE run = @run AND status = 'open')",
                    ("now", now),
                    ("run", run));
                return await RunReading.RunsAsync(session, "WHERE id = @run", ("run", run)) is [{ Finished: not null }];
            },
            cancellationToken);
    }

    /// <summary>The oldest first.</summary>
    public Task<ImmutableArray<RunRow>> RunsAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunReading.RunsAsync(session), cancellationToken);

    /// <summary>In the suite's order, each with its end or none.</summary>
    public Task<ImmutableArray<ProblemRow>> ProblemsAsync(string run, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunReading.ProblemsAsync(session, run), cancellationToken);

    /// <summary>What was paid for already, by number.</summary>
    public Task<ImmutableArray<AttemptRow>> AttemptsAsync(string run, string problem, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunReading.AttemptsAsync(session, run, problem), cancellationToken);

    /// <summary>The ledger, by key.</summary>
    public Task<ImmutableArray<StepRow>> StepsAsync(string run, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunReading.StepsAsync(session, run), cancellationToken);

    /// <summary>Null when the run has no such problem.</summary>
    public Task<ProblemRecord?> ProblemAsync(string run, string problem, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunReading.RecordAsync(session, run, problem), cancellationToken);

    public Task<RunTotals> TotalsAsync(string run, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunCounting.TotalsAsync(session, run), cancellationToken);

    /// <summary>What attempts of each problem have cost, by its key; problems without attempts are absent.</summary>
    public Task<ImmutableDictionary<string, Cost>> SpentAsync(string run, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => RunCounting.SpentAsync(session, run), cancellationToken);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
