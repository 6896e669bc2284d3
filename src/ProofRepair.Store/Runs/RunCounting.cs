using System.Collections.Immutable;
using ProofRepair.Store.Databases;

namespace ProofRepair.Store.Runs;

/// <summary>Totals are sums of rows, never counters that a kill could leave behind or ahead.</summary>
internal static class RunCounting
{
    public static async Task<RunTotals> TotalsAsync(Session session, string run)
    {
        var statuses = (await session.QueryAsync(
            "SELECT status, COUNT(*) FROM problem WHERE run = @run GROUP BY status",
            row => (Status: Words.Read<StoredStatus>(row.GetString(0)), Count: (int)row.GetInt64(1)),
            ("run", run))).ToDictionary(s => s.Status, s => s.Count);
        var (attempts, steps) = (await SumAsync(session, "attempt", run), await SumAsync(session, "step", run));
        return new RunTotals(
            statuses.Values.Sum(),
            statuses.GetValueOrDefault(StoredStatus.Open),
            statuses.GetValueOrDefault(StoredStatus.Proved),
            statuses.GetValueOrDefault(StoredStatus.Unproved),
            statuses.GetValueOrDefault(StoredStatus.Rejected),
            attempts.Rows,
            steps.Rows,
            attempts.Samples + steps.Samples,
            attempts.Uncounted + steps.Uncounted,
            attempts.Prompt + steps.Prompt,
            attempts.Completion + steps.Completion,
            attempts.ByTokenizer + steps.ByTokenizer,
            CostColumns.Money(attempts.Nanos + steps.Nanos),
            CostColumns.LeanTime(attempts.LeanMicroseconds + steps.LeanMicroseconds));
    }

    public static async Task<ImmutableDictionary<string, Cost>> SpentAsync(Session session, string run) => (await session.QueryAsync(
        $"""
        SELECT problem, {Sum("samples")}, {Sum("prompt_tokens")}, {Sum("completion_tokens")}, {Sum("money_nano")}, {Sum("lean_us")}
        FROM attempt WHERE run = @run GROUP BY problem
        """,
        row => (Problem: row.GetString(0), Cost: new Cost(
            (int)row.GetInt64(1), new TokenCount(row.GetInt64(2), row.GetInt64(3), TokenCounter.Server), CostColumns.Money(row.GetInt64(4)), CostColumns.LeanTime(row.GetInt64(5)))),
        ("run", run))).ToImmutableDictionary(r => r.Problem, r => r.Cost);

    private static async Task<Sums> SumAsync(Session session, string table, string run) => (await session.QueryAsync(
        // PostgreSQL's sum of BIGINT is NUMERIC, and of no rows both have none.
        $"""
        SELECT COUNT(*), {Sum("samples")}, {Sum("CASE WHEN counted_by IS NULL THEN samples ELSE 0 END")}, {Sum("prompt_tokens")}, {Sum("completion_tokens")},
            {Sum("CASE WHEN counted_by = 'tokenizer' THEN prompt_tokens + completion_tokens ELSE 0 END")}, {Sum("money_nano")}, {Sum("lean_us")}
        FROM {table} WHERE run = @run
        """,
        row => new Sums(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)),
        ("run", run)))[0];

    private static string Sum(string expression) => $"CAST(COALESCE(SUM({expression}), 0) AS BIGINT)";

    private sealed record Sums(long Rows, long Samples, long Uncounted, long Prompt, long Completion, long ByTokenizer, long Nanos, long LeanMicroseconds);
}
