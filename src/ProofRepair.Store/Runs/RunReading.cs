using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ProofRepair.Store.Databases;

namespace ProofRepair.Store.Runs;

internal static class RunReading
{
    public static Task<ImmutableArray<RunRow>> RunsAsync(Session session, string where = "", params (string Name, object? Value)[] values) => session.QueryAsync(
        $"SELECT id, identity, suite, toolchain, options, started, finished FROM run {where} ORDER BY started, id",
        row => new RunRow(
            row.GetString(0), new RunDescription(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)), Time(row.GetString(5)), OptionalTime(Text(row, 6))),
        values);

    public static Task<ImmutableArray<ProblemRow>> ProblemsAsync(Session session, string run, string where = "", params (string Name, object? Value)[] values) =>
        session.QueryAsync(
            $"""
            SELECT key, statement_hash, split, variant, domain, position, status, proved_by, detail, account, finished FROM problem
            WHERE run = @run {where} ORDER BY position
            """,
            row => new ProblemRow(
                new ProblemDescription(row.GetString(0), Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4)),
                (int)row.GetInt64(5),
                Words.Read<StoredStatus>(row.GetString(6)) is not StoredStatus.Open and var status ? new ProblemEnd(status, Text(row, 7), Text(row, 8), Text(row, 9)) : null,
                OptionalTime(Text(row, 10))),
            [("run", run), .. values]);

    public static Task<ImmutableArray<AttemptRow>> AttemptsAsync(Session session, string run, string problem) => session.QueryAsync(
        $"SELECT number, origin, body, outcome, model, prompt_hash, {CostColumns.Names} FROM attempt WHERE run = @run AND problem = @key ORDER BY number",
        row => new AttemptRow((int)row.GetInt64(0), row.GetString(1), row.GetString(2), CostColumns.Read(row, 6), Text(row, 3), Text(row, 4), Text(row, 5)),
        ("run", run),
        ("key", problem));

    public static async Task<int> NextAttemptAsync(Session session, string run, string problem) => (await session.QueryAsync(
        "SELECT CAST(COALESCE(MAX(number), -1) AS BIGINT) FROM attempt WHERE run = @run AND problem = @key AND number < @end",
        row => (int)row.GetInt64(0) + 1,
        ("run", run),
        ("key", problem),
        ("end", (long)AttemptRow.FirstNumberOfCaller)))[0];

    public static Task<ImmutableArray<StepRow>> StepsAsync(Session session, string run, string where = "", params (string Name, object? Value)[] values) =>
        session.QueryAsync(
            $"SELECT key, kind, problem, {CostColumns.Names} FROM step WHERE run = @run {where} ORDER BY key",
            row => new StepRow(row.GetString(0), row.GetString(1), CostColumns.Read(row, 3), Text(row, 2)),
            [("run", run), .. values]);

    public static async Task<ProblemRecord?> RecordAsync(Session session, string run, string problem)
    {
        var rows = await ProblemsAsync(session, run, "AND key = @key", ("key", problem));
        return rows.IsEmpty
            ? null
            : new ProblemRecord(
                rows[0],
                await AttemptsAsync(session, run, problem),
                await HolesAsync(session, run, problem),
                await VerdictsAsync(session, run, problem),
                await StepsAsync(session, run, "AND problem = @key", ("key", problem)));
    }

    private static Task<ImmutableArray<HoleRow>> HolesAsync(Session session, string run, string problem) => session.QueryAsync(
        """
        SELECT h.attempt, h.number, h.goal_hash, h.goal, h.state, h.parent, f.text, f.filled_by
        FROM hole h LEFT JOIN filling f ON f.run = h.run AND f.problem = h.problem AND f.attempt = h.attempt AND f.hole = h.number
        WHERE h.run = @run AND h.problem = @key ORDER BY h.attempt, h.number
        """,
        row => new HoleRow(
            (int)row.GetInt64(0),
            (int)row.GetInt64(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.IsDBNull(6) ? null : new FillingRow(row.GetString(6), row.GetString(7)),
            row.IsDBNull(5) ? null : (int)row.GetInt64(5)),
        ("run", run),
        ("key", problem));

    private static Task<ImmutableArray<VerdictRow>> VerdictsAsync(Session session, string run, string problem) => session.QueryAsync(
        "SELECT accepted, body, objection, certificate FROM verdict WHERE run = @run AND problem = @key ORDER BY number",
        row => new VerdictRow(row.GetBoolean(0), row.GetString(1), Text(row, 2), Text(row, 3)),
        ("run", run),
        ("key", problem));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? OptionalTime(string? text) => text is null ? null : Time(text);
}
