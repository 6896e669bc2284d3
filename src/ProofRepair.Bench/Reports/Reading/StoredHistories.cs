using System.Collections.Immutable;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Store;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Reports.Reading;

/// <summary>What a run's store tells beyond its folder: attempts with their holes, tokens and money.</summary>
public static class StoredHistories
{
    /// <summary>The run as it was, with a remark, where the store has nothing of it.</summary>
    /// <param name="identity">Of the run; its hash.</param>
    public static async Task<ReportRun> AddAsync(ReportRun run, string identity, string location, TimeProvider time, CancellationToken cancellationToken)
    {
        var (store, problem) = await RunStore.OpenAsync(location, time, cancellationToken);
        if (store is null)
        {
            return Remarked(run, problem!);
        }

        await using (store)
        {
            try
            {
                return (await store.RunsAsync(cancellationToken)).LastOrDefault(r => r.Description.Identity == identity) is { } stored
                    ? await WithAsync(run, store, stored, cancellationToken)
                    : Remarked(run, $"{store.Place} holds no run of these results: attempts, tokens and money are not shown.");
            }
            catch (StoreException e)
            {
                return Remarked(run, $"{store.Place} cannot be read: {e.Message}");
            }
        }
    }

    private static ReportRun Remarked(ReportRun run, string remark) => run with { Remarks = run.Remarks.Add(remark) };

    private static async Task<ReportRun> WithAsync(ReportRun run, RunStore store, RunRow stored, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<ReportProblem>(run.Problems.Length);
        foreach (var problem in run.Problems)
        {
            problems.Add(await store.ProblemAsync(stored.Id, problem.Key, cancellationToken) is { } record ? With(problem, record) : problem);
        }

        return run with { Problems = problems.MoveToImmutable(), Started = stored.Started, Finished = stored.Finished ?? run.Finished };
    }

    private static ReportProblem With(ReportProblem problem, ProblemRecord record)
    {
        var attempts = record.Attempts.Where(ProblemHistory.IsOf).Select(a => Attempt(a, [.. record.Holes.Where(h => h.Attempt == a.Number)])).ToImmutableArray();
        var counted = record.Attempts.Select(a => a.Cost.Tokens).OfType<TokenCount>().ToList();
        var money = record.Attempts.Sum(a => a.Cost.Money);
        return problem with
        {
            Domain = problem.Domain ?? record.Problem.Description.Domain,
            Tokens = counted.Count > 0 ? counted.Sum(t => t.Prompt + t.Completion) : problem.Tokens,
            Cost = money > 0 ? money : problem.Cost,
            Attempts = attempts.IsEmpty ? problem.Attempts : attempts,
            // Of those that were no proof, the one that was nearest to the proof is what it is compared with.
            Attempt = problem.Attempt ?? (problem is { IsProved: true, RawMeaningsProved: false } ? attempts.FirstOrDefault(a => a.Sketch is not null)?.Body : null),
        };
    }

    private static ReportAttempt Attempt(AttemptRow row, ImmutableArray<HoleRow> holes)
    {
        var outcome = AttemptOutcome.Read(row.Outcome);
        return new ReportAttempt(
            row.Model is { } model ? $"{row.Origin.ToLowerInvariant()}, {model}" : row.Origin.ToLowerInvariant(),
            row.Body,
            outcome?.Sketch,
            outcome?.Result,
            [.. holes.Where(h => h.Parent is null).Select(h => Hole(h, holes, outcome))],
            [.. (outcome?.Messages ?? []).Select(m => new ReportMessage(m.Severity, m.Line, m.Column, m.Text))]);
    }

    private static ReportHole Hole(HoleRow hole, ImmutableArray<HoleRow> all, AttemptOutcome? outcome) => new(
        hole.Goal,
        hole.State switch { "closed" => ReportHoleState.Closed, "refuted" => ReportHoleState.Refuted, "dropped" => ReportHoleState.Dropped, _ => ReportHoleState.Open },
        hole.Filling?.Text,
        hole.Filling?.By,
        outcome?.Originals?.GetValueOrDefault(hole.Number),
        [.. all.Where(h => h.Parent == hole.Number).Select(h => Hole(h, all, outcome))]);
}
