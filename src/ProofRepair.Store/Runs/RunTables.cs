using ProofRepair.Store.Migrations;

namespace ProofRepair.Store.Runs;

/// <summary>
/// The tables of runs, in SQL that SQLite and PostgreSQL both take. Times are ISO 8601 in UTC, money is in 10⁻⁹ of the user's unit, Lean's time in
/// microseconds: whole numbers, whose sums are exact in any order.
/// </summary>
internal static class RunTables
{
    private const string Cost = """
        samples BIGINT NOT NULL, prompt_tokens BIGINT, completion_tokens BIGINT, counted_by TEXT, money_nano BIGINT NOT NULL, lean_us BIGINT NOT NULL
        """;

    public static SchemaSteps Steps { get; } = new(
        [
            $"""
            CREATE TABLE run (
                id TEXT NOT NULL PRIMARY KEY, identity TEXT NOT NULL, suite TEXT NOT NULL, toolchain TEXT NOT NULL, options TEXT NOT NULL,
                started TEXT NOT NULL, finished TEXT);
            CREATE UNIQUE INDEX run_open ON run (identity) WHERE finished IS NULL;
            CREATE TABLE problem (
                run TEXT NOT NULL REFERENCES run, key TEXT NOT NULL, position BIGINT NOT NULL, statement_hash TEXT, split TEXT, variant TEXT, domain TEXT,
                status TEXT NOT NULL, proved_by TEXT, detail TEXT, account TEXT, finished TEXT,
                PRIMARY KEY (run, key), CHECK ((status = 'open') = (finished IS NULL)));
            CREATE TABLE attempt (
                run TEXT NOT NULL, problem TEXT NOT NULL, number BIGINT NOT NULL, origin TEXT NOT NULL, model TEXT, prompt_hash TEXT,
                body_hash TEXT NOT NULL, body TEXT NOT NULL, outcome TEXT, {Cost},
                PRIMARY KEY (run, problem, number), FOREIGN KEY (run, problem) REFERENCES problem (run, key));
            CREATE TABLE hole (
                run TEXT NOT NULL, problem TEXT NOT NULL, attempt BIGINT NOT NULL, number BIGINT NOT NULL, parent BIGINT,
                goal_hash TEXT NOT NULL, goal TEXT NOT NULL, state TEXT NOT NULL,
                PRIMARY KEY (run, problem, attempt, number),
                FOREIGN KEY (run, problem, attempt) REFERENCES attempt (run, problem, number),
                FOREIGN KEY (run, problem, attempt, parent) REFERENCES hole (run, problem, attempt, number));
            CREATE TABLE filling (
                run TEXT NOT NULL, problem TEXT NOT NULL, attempt BIGINT NOT NULL, hole BIGINT NOT NULL, text TEXT NOT NULL, filled_by TEXT NOT NULL,
                PRIMARY KEY (run, problem, attempt, hole),
                FOREIGN KEY (run, problem, attempt, hole) REFERENCES hole (run, problem, attempt, number));
            CREATE TABLE verdict (
                run TEXT NOT NULL, problem TEXT NOT NULL, number BIGINT NOT NULL, accepted BOOLEAN NOT NULL, body TEXT NOT NULL, objection TEXT, certificate TEXT,
                PRIMARY KEY (run, problem, number), FOREIGN KEY (run, problem) REFERENCES problem (run, key));
            CREATE TABLE step (
                run TEXT NOT NULL REFERENCES run, key TEXT NOT NULL, problem TEXT, kind TEXT NOT NULL, {Cost},
                PRIMARY KEY (run, key), FOREIGN KEY (run, problem) REFERENCES problem (run, key));
            CREATE INDEX step_problem ON step (run, problem);
            """,
        ],
        ["run", "problem", "attempt"]);
}
