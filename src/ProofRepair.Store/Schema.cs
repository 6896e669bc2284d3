using Microsoft.Data.Sqlite;
using ProofRepair.Store.Databases;
using ProofRepair.Store.Migrations;

namespace ProofRepair.Store;

/// <summary>Makes the tables of a new file, or sees that those of an old one are of a version that is known here.</summary>
internal static class Schema
{
    private static readonly SchemaSteps s_steps = new(
        [
            """
            CREATE TABLE closed_goal (
                goal TEXT NOT NULL, lean TEXT NOT NULL, portfolio TEXT NOT NULL, definitions TEXT NOT NULL, tactic TEXT NOT NULL,
                PRIMARY KEY (goal, lean, portfolio, definitions)) WITHOUT ROWID;
            CREATE TABLE tally (
                lean TEXT NOT NULL, portfolio TEXT NOT NULL, goal_class TEXT NOT NULL, family TEXT NOT NULL,
                closed INTEGER NOT NULL, failed INTEGER NOT NULL, seconds REAL NOT NULL,
                PRIMARY KEY (lean, portfolio, goal_class, family)) WITHOUT ROWID;
            """,
        ],
        ["tally", "closed_goal"]);

    /// <summary>The connection stays the caller's.</summary>
    public static void Ensure(SqliteConnection connection) =>

        // SQLite has nothing to wait for: its driver's asynchronous methods are done when they return.
        Migrator.ApplyAsync(new SqliteDatabase(connection), s_steps, CancellationToken.None).GetAwaiter().GetResult();
}
