using System.Collections.Immutable;
using ProofRepair.Store.Databases;

namespace ProofRepair.Store.Runs;

/// <summary>What changes rows. Each method changes nothing when it is done again.</summary>
internal static class RunWriting
{
    public static async Task<BegunRun> BeginAsync(
        Session session, RunDescription description, IReadOnlyCollection<ProblemDescription> problems, string newId, DateTimeOffset now)
    {
        while (true)
        {
            // Of two that begin at once, the second waits here until the first one's run and problems are all there.
            var isNew = await session.InsertAsync(
                "run",
                "id, identity, suite, toolchain, options, started",
                [[newId, description.Identity, description.Suite, description.Toolchain, description.Options, now]],
                "ON CONFLICT DO NOTHING") == 1;
            var open = await RunReading.RunsAsync(session, "WHERE identity = @identity AND finished IS NULL", ("identity", description.Identity));
            if (open.IsEmpty)
            {
                // Another process finished it between the two.
                continue;
            }

            if (isNew)
            {
                await session.InsertAsync(
                    "problem",
                    "run, key, position, statement_hash, split, variant, domain, status",
                    problems.Select<ProblemDescription, object?[]>((p, i) => [newId, p.Key, i, p.StatementHash, p.Split, p.Variant, p.Domain, Words.Of(StoredStatus.Open)]));
            }

            // Its own when a commit that seemed to fail went through.
            return new BegunRun(open[0], !isNew && open[0].Id != newId);
        }
    }

    public static async Task<int> AddAttemptsAsync(Session session, string run, string problem, IEnumerable<AttemptRow> attempts)
    {
        var changed = 0;
        foreach (var attempt in attempts)
        {
            changed += await session.InsertAsync(
                "attempt",
                "run, problem, number, origin, model, prompt_hash, body_hash, body, outcome, " + CostColumns.Names,
                [[run, problem, attempt.Number, attempt.Origin, attempt.Model, attempt.PromptHash, attempt.BodyHash, attempt.Body, attempt.Outcome, .. CostColumns.ValuesOf(attempt.Cost)]],
                """
                ON CONFLICT (run, problem, number) DO UPDATE SET outcome = excluded.outcome, lean_us = excluded.lean_us
                WHERE attempt.outcome IS NULL AND excluded.outcome IS NOT NULL AND attempt.body_hash = excluded.body_hash
                """);
        }

        return changed;
    }

    public static Task<int> AddStepsAsync(Session session, string run, IEnumerable<StepRow> steps) => session.InsertAsync(
        "step",
        "run, key, problem, kind, " + CostColumns.Names,
        steps.DistinctBy(s => s.Key).Select<StepRow, object?[]>(s => [run, s.Key, s.Problem, s.Kind, .. CostColumns.ValuesOf(s.Cost)]),
        "ON CONFLICT DO NOTHING");

    /// <summary>True while it is open; then nobody else changes it before the transaction ends.</summary>
    public static async Task<bool> LockOpenAsync(Session session, string run, string problem)
    {
        // A change that changes nothing locks a row in both kinds of database; SELECT … FOR UPDATE is none of SQLite's.
        if (await session.ExecuteAsync("UPDATE problem SET status = status WHERE run = @run AND key = @key AND status = 'open'", ("run", run), ("key", problem)) == 1)
        {
            return true;
        }

        var known = await session.QueryAsync("SELECT 1 FROM problem WHERE run = @run AND key = @key", _ => 1, ("run", run), ("key", problem));
        return known.IsEmpty ? throw new ArgumentException($"the run {run} has no problem {problem}", nameof(problem)) : false;
    }

    /// <summary>The problem must be locked.</summary>
    public static async Task FinishProblemAsync(Session session, string run, FinishedProblem done, DateTimeOffset now)
    {
        await AddAttemptsAsync(session, run, done.Key, done.Attempts);
        await AddHolesAsync(session, run, done);
        await session.InsertAsync(
            "verdict",
            "run, problem, number, accepted, body, objection, certificate",
            done.Verdicts.Select<VerdictRow, object?[]>((v, i) => [run, done.Key, i, v.Accepted, v.Body, v.Objection, v.Certificate]));
        await AddStepsAsync(session, run, done.Steps);
        await session.ExecuteAsync(
            "UPDATE problem SET status = @status, proved_by = @by, detail = @detail, account = @account, finished = @now WHERE run = @run AND key = @key",
            ("status", Words.Of(done.End.Status)),
            ("by", done.End.ProvedBy),
            ("detail", done.End.Detail),
            ("account", done.End.Account),
            ("now", now),
            ("run", run),
            ("key", done.Key));
    }

    private static async Task AddHolesAsync(Session session, string run, FinishedProblem done)
    {
        // Where two processes worked on one problem, a number may stand for the other's attempt, and these are no holes of that one.
        var stored = await session.QueryAsync(
            "SELECT number, body_hash FROM attempt WHERE run = @run AND problem = @key", row => (row.GetInt64(0), row.GetString(1)), ("run", run), ("key", done.Key));
        var foreign = done.Attempts.Where(a => !stored.Contains((a.Number, a.BodyHash))).Select(a => a.Number).ToHashSet();
        var holes = done.Holes.Where(h => !foreign.Contains(h.Attempt)).ToImmutableArray();
        await session.InsertAsync(
            "hole",
            "run, problem, attempt, number, parent, goal_hash, goal, state",
            holes.Select<HoleRow, object?[]>(h => [run, done.Key, h.Attempt, h.Number, h.Parent, h.GoalHash, h.Goal, h.State]));
        await session.InsertAsync(
            "filling",
            "run, problem, attempt, hole, text, filled_by",
            holes.Where(h => h.Filling is not null).Select<HoleRow, object?[]>(h => [run, done.Key, h.Attempt, h.Number, h.Filling!.Text, h.Filling.By]));
    }
}
