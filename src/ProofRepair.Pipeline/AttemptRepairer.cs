using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Refining.Naming;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline;

/// <summary>The way of one failing attempt: refine, isolate, solve, widen what stays open, assemble.</summary>
public sealed class AttemptRepairer(Problems.ProblemChecker checker, ISolverMemory memory, PipelineOptions options, Action<PipelineEvent> publish, EnvironmentNames? names = null)
{
    private readonly Refiner _refiner = new(checker, names);
    private readonly Isolator _isolator = new(checker);
    private readonly HoleSolver _solver = new(checker, memory, options.Seed, options.Deterministic, fault => publish(new PipelineFault(checker.Problem.Key, fault)));
    private readonly SketchAssembler _assembler = new(checker);

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

        return options.Stages.HasFlag(RepairStages.Solve) && !RepairedAttempt.IsWholeStatement(sketch)
            ? await BackingOffAsync(sketch, round, cancellationToken)
            // The whole statement is tried once for all attempts, by whoever runs them.
            : new RepairedAttempt(null, sketch, PipelineStage.Isolate);
    }

    /// <summary>
    /// What stays open is widened to the block around it, and tried there (ProofAug's back-off). Where something is false, the block that states it must
    /// go, and the rest may be right. When no width gives a proof, the sketch that keeps most is what is left, not the one that was tried last.
    /// </summary>
    private async Task<RepairedAttempt> BackingOffAsync(GoaledSketch sketch, int round, CancellationToken cancellationToken)
    {
        RepairedAttempt? kept = null;
        for (var level = 0; ; level++)
        {
            publish(new StageStarted(checker.Problem.Key, PipelineStage.Solve, round, $"{sketch.Sketch.Holes.Length} holes"));
            var solved = await SolveAsync(sketch, 0, options.HoleWaves, cancellationToken);
            // A block whose statement is false condemns the finer sketches that hold it.
            kept = solved.Complete is not null || solved.IsCondemned || kept is null or { IsCondemned: true }
                ? solved
                : kept with { Wider = kept.Wider.Add(solved.Sketch!) };
            if (kept.Complete is not null
                || level == BackOffLevels
                || await WidenAsync(solved.Sketch!, solved.Refuted, cancellationToken) is not { } wider)
            {
                return kept;
            }

            if (RepairedAttempt.IsWholeStatement(wider))
            {
                return kept.IsCondemned ? new RepairedAttempt(null, wider, PipelineStage.Isolate) : kept;
            }

            sketch = wider;
        }
    }

    /// <summary>Fills what can be filled. What comes back is a proof that Lean accepts, or a sketch that it accepts with the rest open.</summary>
    public async Task<RepairedAttempt> SolveAsync(GoaledSketch goaled, int firstWave, int waves, CancellationToken cancellationToken)
    {
        var refuting = firstWave == 0 && options.Stages.HasFlag(RepairStages.Refute) ? RefutationUse.Condemns : RefutationUse.None;
        var answers = await _solver.SolveAsync(
            goaled,
            new SolverEffort(firstWave, waves, refuting),
            (hole, tactic) => publish(new HoleClosed(checker.Problem.Key, goaled.GoalOf(hole)?.Target ?? "", tactic)),
            cancellationToken);
        foreach (var hole in goaled.Sketch.Holes.Where(h => answers.Refuted.Contains(h.Id)))
        {
            publish(new HoleRefuted(checker.Problem.Key, goaled.GoalOf(hole)?.Target ?? ""));
        }

        var assembled = answers.Closed.IsEmpty && !goaled.Sketch.IsComplete
            ? new RepairedAttempt(null, goaled, PipelineStage.Solve)
            : await _assembler.AssembleAsync(goaled, answers.Closed, cancellationToken);
        return assembled with { Refuted = answers.Refuted, Tried = goaled, Closed = answers.Closed };
    }

    private async Task<GoaledSketch?> WidenAsync(GoaledSketch goaled, ImmutableHashSet<int> refuted, CancellationToken cancellationToken)
    {
        var sketch = goaled.Sketch;
        var tree = TacticParser.Parse(sketch.Text, sketch.Body);
        var open = sketch.Holes.Where(h => refuted.IsEmpty || refuted.Contains(h.Id)).Select(h => new BodyError(h.Span.Start, h.Span.End, BodyErrorKind.Failed)).ToImmutableArray();
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
