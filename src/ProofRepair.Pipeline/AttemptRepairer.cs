using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;

namespace ProofRepair.Pipeline;

/// <summary>What became of one failing attempt: a body without holes, or the sketch that leaves the least open.</summary>
public sealed record RepairedAttempt(Attempt? Complete, GoaledSketch? Sketch, PipelineStage Stage)
{
    public int OpenHoles => Complete is not null ? 0 : Sketch?.Sketch.Holes.Length ?? int.MaxValue;
}

/// <summary>The way of one failing attempt: refine, isolate, solve, widen what stays open, assemble.</summary>
public sealed class AttemptRepairer(Problems.ProblemChecker checker, GoalCache cache, PipelineOptions options, Action<PipelineEvent> publish)
{
    private readonly Refiner _refiner = new(checker);
    private readonly Isolator _isolator = new(checker);
    private readonly HoleSolver _solver = new(checker, cache);

    private int BackOffLevels => options.Stages.HasFlag(RepairStages.BackOff) ? options.BackOffLevels : 0;

    public async Task<RepairedAttempt> RepairAsync(CheckedAttempt failed, int round, CancellationToken cancellationToken)
    {
        var name = checker.Problem.Key;
        publish(new StageStarted(name, PipelineStage.Refine, round));
        var refined = failed.Report.Outcome == RunOutcome.Errors && options.Stages.HasFlag(RepairStages.Refine)
            ? await _refiner.RefineAsync(failed, cancellationToken)
            : failed;
        if (refined.Report.IsComplete)
        {
            return new RepairedAttempt(refined.Attempt, null, PipelineStage.Refine);
        }

        if (!options.Stages.HasFlag(RepairStages.Isolate))
        {
            return new RepairedAttempt(null, null, PipelineStage.Refine);
        }

        publish(new StageStarted(name, PipelineStage.Isolate, round));
        var sketch = await _isolator.IsolateAsync(refined.Attempt, refined.Report, cancellationToken);
        if (sketch is null)
        {
            return new RepairedAttempt(null, null, PipelineStage.Isolate);
        }

        for (var level = 0; ; level++)
        {
            if (KeepsNothing(sketch.Sketch) || !options.Stages.HasFlag(RepairStages.Solve))
            {
                // The whole statement is tried once for all attempts, by whoever runs them.
                return new RepairedAttempt(null, sketch, PipelineStage.Isolate);
            }

            publish(new StageStarted(name, PipelineStage.Solve, round, $"{sketch.Sketch.Holes.Length} holes"));
            var solved = await SolveAsync(sketch, cancellationToken);
            if (solved.Complete is not null || level == BackOffLevels)
            {
                return solved;
            }

            // What stays open is widened to the block around it, and tried there (ProofAug's back-off).
            if (await WidenAsync(solved.Sketch ?? sketch, cancellationToken) is not { } wider)
            {
                return solved;
            }

            sketch = wider;
        }
    }

    /// <summary>Fills what can be filled. What comes back is a proof that Lean accepts, or a sketch that it accepts with the rest open.</summary>
    public async Task<RepairedAttempt> SolveAsync(GoaledSketch goaled, CancellationToken cancellationToken)
    {
        var fillings = await _solver.SolveAsync(
            goaled,
            0,
            options.HoleWaves,
            (hole, tactic) => publish(new HoleClosed(checker.Problem.Key, goaled.GoalOf(hole)?.Target ?? "", tactic)),
            cancellationToken);
        if (fillings.IsEmpty && !goaled.Sketch.IsComplete)
        {
            return new RepairedAttempt(null, goaled, PipelineStage.Solve);
        }

        return await AssembleAsync(goaled, fillings, cancellationToken);
    }

    private async Task<RepairedAttempt> AssembleAsync(GoaledSketch goaled, ImmutableDictionary<int, string> fillings, CancellationToken cancellationToken)
    {
        // Fillings that each hold alone may not hold together, where holes share a metavariable: then as many as do, in order.
        var kept = fillings;
        while (!kept.IsEmpty || goaled.Sketch.IsComplete)
        {
            if (goaled.Sketch.FillAll(kept).Sketch is { } filled)
            {
                var report = await checker.CheckAsync(filled.Text, cancellationToken);
                if (report.Outcome == RunOutcome.Ok)
                {
                    return filled.IsComplete && report.IsComplete
                        ? new RepairedAttempt(new Attempt(filled.Text, filled.Body, AttemptOrigin.Solver), null, PipelineStage.Solve)
                        : new RepairedAttempt(null, Remaining(goaled, filled), PipelineStage.Solve);
                }
            }

            if (kept.IsEmpty)
            {
                break;
            }

            kept = kept.Remove(kept.Keys.Max());
        }

        return new RepairedAttempt(null, goaled, PipelineStage.Solve);
    }

    private static bool KeepsNothing(Sketch sketch) =>
        sketch.Holes is [var hole] && new TokenStream(sketch.Text, sketch.Body).Tokens.All(t => hole.Span.Contains(t.Start) || t.Is(sketch.Text, "by"));

    /// <summary>Holes keep their ids when others are filled, so the goals are still known.</summary>
    private static GoaledSketch Remaining(GoaledSketch before, Sketch filled) => new(filled, before.Goals);

    private async Task<GoaledSketch?> WidenAsync(GoaledSketch goaled, CancellationToken cancellationToken)
    {
        var sketch = goaled.Sketch;
        var tree = TacticParser.Parse(sketch.Text, sketch.Body);
        var open = sketch.Holes.Select(h => new BodyError(h.Span.Start, h.Span.End, BodyErrorKind.Failed)).ToImmutableArray();
        if (open.IsEmpty)
        {
            return null;
        }

        // Level 0 is the hole itself.
        var plans = Enumerable.Range(1, Math.Max(0, HolePlanner.LastLevel(tree, open) - 1))
            .Select(level => HolePlanner.Plan(tree, open, level))
            .Where(s => s.Text != sketch.Text)
            .DistinctBy(s => s.Text)
            .Take(2)
            .ToList();
        var reports = await checker.CheckAsync(plans.Select(p => p.Text), cancellationToken);
        for (var i = 0; i < plans.Count; i++)
        {
            if (reports[i].Outcome == RunOutcome.Ok && await _isolator.WithGoalsAsync(plans[i], cancellationToken) is { } wider)
            {
                return wider;
            }
        }

        return null;
    }
}
