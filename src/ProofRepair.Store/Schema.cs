using Microsoft.Data.Sqlite;

namespace ProofRepair.Store;

/// <summary>Makes the tables of a new file, or sees that those of an old one are of a version that is known here.</summary>
internal static class Schema
{
    public const int Version = 1;

    private const string Tables = """
        CREATE TABLE closed_goal (
            goal TEXT NOT NULL, lean TEXT NOT NULL, portfolio TEXT NOT NULL, definitions TEXT NOT NULL, tactic TEXT NOT NULL,
            PRIMARY KEY (goal, lean, portfolio, definitions)) WITHOUT ROWID;
        CREATE TABLE tally (
            lean TEXT NOT NULL, portfolio TEXT NOT NULL, goal_class TEXT NOT NULL, family TEXT NOT NULL,
            closed INTEGER NOT NULL, failed INTEGER NOT NULL, seconds REAL NOT NULL,
            PRIMARY KEY (lean, portfolio, goal_class, family)) WITHOUT ROWID;
        CREATE TABLE version (number INTEGER NOT NULL);
        """;

    public static void Ensure(SqliteConnection connection)
    {
        // Taken before it looks, so that of two processes that begin at once the second finds the tables of the first.
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Scalar(connection, transaction, "SELECT COUNT(*) FROM sqlite_master") is 0L)
        {
            Scalar(connection, transaction, $"{Tables} INSERT INTO version VALUES ({Version});");
        }
        else if (Scalar(connection, transaction, "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('version', 'tally', 'closed_goal')") is not 3L)
        {
            throw new StoreException("it is a database of something else");
        }
        else if (Scalar(connection, transaction, "SELECT MAX(number) FROM version") is not <= (long)Version)
        {
            throw new StoreException("it was written by a newer version of this program");
        }

        transaction.Commit();
    }

    private static object? Scalar(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
