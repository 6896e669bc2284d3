using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline;

/// <summary>What became of one failing attempt: a body without holes, or the sketch that leaves the least open.</summary>
public sealed record RepairedAttempt(Attempt? Complete, GoaledSketch? Sketch, PipelineStage Stage)
{
    /// <summary>Holes of the sketch whose goals are false: whatever else is closed, it will never be a proof.</summary>
    public ImmutableHashSet<int> Refuted { get; init; } = [];

    /// <summary>Who wrote the attempt, where anybody knows.</summary>
    public string? Model { get; init; }

    /// <summary>The sketch whose holes were tried last, and by what they are closed; what is in neither this nor <see cref="Refuted"/> stayed open.</summary>
    public GoaledSketch? Tried { get; init; }

    public ImmutableDictionary<int, string> Closed { get; init; } = ImmutableDictionary<int, string>.Empty;

    public bool IsCondemned => !Refuted.IsEmpty;

    public int OpenHoles => Complete is not null ? 0 : Sketch?.Sketch.Holes.Length ?? int.MaxValue;

    public bool LeavesLessThan(RepairedAttempt other) => IsCondemned == other.IsCondemned ? OpenHoles < other.OpenHoles : other.IsCondemned;
}

/// <summary>The way of one failing attempt: refine, isolate, solve, widen what stays open, assemble.</summary>
public sealed class AttemptRepairer(Problems.ProblemChecker checker, ISolverMemory memory, PipelineOptions options, Action<PipelineEvent> publish)
{
    private readonly Refiner _refiner = new(checker);
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

        for (var level = 0; ; level++)
        {
            if (KeepsNothing(sketch.Sketch) || !options.Stages.HasFlag(RepairStages.Solve))
            {
                // The whole statement is tried once for all attempts, by whoever runs them.
                return new RepairedAttempt(null, sketch, PipelineStage.Isolate);
            }

            publish(new StageStarted(name, PipelineStage.Solve, round, $"{sketch.Sketch.Holes.Length} holes"));
            var solved = await SolveAsync(sketch, 0, options.HoleWaves, cancellationToken);
            if (solved.Complete is not null || level == BackOffLevels)
            {
                return solved;
            }

            // What stays open is widened to the block around it, and tried there (ProofAug's back-off). Where something is false, the block that
            // states it must go, and the rest may be right.
            if (await WidenAsync(solved.Sketch ?? sketch, solved.Refuted, cancellationToken) is not { } wider)
            {
                return solved;
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

    private static bool KeepsNothing(Sketch sketch) =>
        sketch.Holes is [var hole] && new TokenStream(sketch.Text, sketch.Body).Tokens.All(t => hole.Span.Contains(t.Start) || t.Is(sketch.Text, "by"));

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
