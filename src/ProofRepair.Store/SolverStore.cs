using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace ProofRepair.Store;

/// <summary>
/// What solvers learn, in one SQLite file that several processes may use at once: every change is a transaction of its own that adds to what is
/// there, so none is lost and nothing counts twice. All methods throw <see cref="StoreException"/> and nothing else.
/// </summary>
public sealed class SolverStore : IDisposable
{
    private const int LockSeconds = 3;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private SolverStore(SqliteConnection connection) => _connection = connection;

    public static SolverStore Open(string path) => Guarded(() =>
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // Unpooled, so that the file is let go of when the store is.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = LockSeconds, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            Schema.Ensure(connection);
            return new SolverStore(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    /// <summary>What closed the goal under this key, or else under the one that has most in common with it.</summary>
    public string? FindTactic(string goal, SolverKey key) => Locked(() =>
    {
        using var command = Command(
            """
            SELECT tactic FROM closed_goal WHERE goal = $goal
            ORDER BY lean = $lean DESC, definitions = $definitions DESC, portfolio = $portfolio DESC, lean DESC, portfolio DESC, definitions LIMIT 1
            """,
            [("$goal", goal), .. Named(key)]);
        return command.ExecuteScalar() as string;
    });

    public void KeepTactic(string goal, SolverKey key, string tactic) => Locked(() =>
    {
        using var command = Command(
            "INSERT INTO closed_goal (goal, lean, portfolio, definitions, tactic) VALUES ($goal, $lean, $portfolio, $definitions, $tactic) ON CONFLICT DO UPDATE SET tactic = excluded.tactic",
            [("$goal", goal), ("$tactic", tactic), .. Named(key)]);
        return command.ExecuteNonQuery();
    });

    public ImmutableArray<TallyRow> TalliesOf(string lean, string portfolio, string goalClass) => Locked(() =>
    {
        using var command = Command(
            "SELECT family, closed, failed, seconds FROM tally WHERE lean = $lean AND portfolio = $portfolio AND goal_class = $class",
            [("$lean", lean), ("$portfolio", portfolio), ("$class", goalClass)]);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<TallyRow>();
        while (reader.Read())
        {
            rows.Add(new TallyRow(goalClass, reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetDouble(3)));
        }

        return rows.ToImmutable();
    });

    /// <summary>Adds to what is there; all of it or nothing.</summary>
    public void Add(string lean, string portfolio, IEnumerable<TallyRow> tallies) => Locked(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var row in tallies)
        {
            using var command = Command(
                """
                INSERT INTO tally (lean, portfolio, goal_class, family, closed, failed, seconds) VALUES ($lean, $portfolio, $class, $family, $closed, $failed, $seconds)
                ON CONFLICT DO UPDATE SET closed = closed + excluded.closed, failed = failed + excluded.failed, seconds = seconds + excluded.seconds
                """,
                [
                    ("$lean", lean), ("$portfolio", portfolio), ("$class", row.GoalClass), ("$family", row.Family),
                    ("$closed", row.Closed), ("$failed", row.Failed), ("$seconds", row.Seconds),
                ]);
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private static IEnumerable<(string Name, object Value)> Named(SolverKey key) =>
        [("$lean", key.Lean), ("$portfolio", key.Portfolio), ("$definitions", key.Definitions)];

    private SqliteCommand Command(string sql, IEnumerable<(string Name, object Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Guarded(work);
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException or InvalidCastException
            or ArgumentException or NotSupportedException or OverflowException or TypeInitializationException or DllNotFoundException)
        {
            // The last two where SQLite's own library is missing.
            throw new StoreException(e.Message, e);
        }
    }
}
