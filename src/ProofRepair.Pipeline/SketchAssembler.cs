using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline;

/// <summary>Puts fillings into their sketch, all at once: what comes back Lean accepts, with fewer holes or none.</summary>
internal sealed class SketchAssembler(ProblemChecker checker)
{
    public async Task<RepairedAttempt> AssembleAsync(GoaledSketch goaled, ImmutableDictionary<int, string> fillings, CancellationToken cancellationToken)
    {
        // Fillings that each hold alone may not hold together, where holes share a metavariable: then as many as do, in order.
        var kept = fillings;
        while (!kept.IsEmpty || goaled.Sketch.IsComplete)
        {
            foreach (var filled in Layouts(goaled.Sketch, kept))
            {
                var report = await checker.CheckAsync(filled.Text, cancellationToken);
                if (report.Outcome == RunOutcome.Ok)
                {
                    // Holes keep their ids when others are filled, so the goals are still known.
                    return filled.IsComplete && report.IsComplete
                        ? new RepairedAttempt(new Attempt(filled.Text, filled.Body, AttemptOrigin.Solver), null, PipelineStage.Solve)
                        : new RepairedAttempt(null, new GoaledSketch(filled, goaled.Goals), PipelineStage.Solve);
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

    /// <summary>Fillings that are known to hold in place, laid out as people write them where Lean takes that too.</summary>
    public async Task<Sketch?> LaidOutAsync(Sketch sketch, ImmutableDictionary<int, string> fillings, CancellationToken cancellationToken)
    {
        var layouts = Layouts(sketch, fillings);
        return layouts is [var below, var inPlace] && !(await checker.CheckAsync(below.Text, cancellationToken)).IsComplete ? inPlace : layouts.FirstOrDefault();
    }

    private static ImmutableArray<Sketch> Layouts(Sketch sketch, ImmutableDictionary<int, string> fillings) =>
        [.. new[] { FillingLayout.Below, FillingLayout.InPlace }.Select(l => sketch.FillAll(fillings, l).Sketch).OfType<Sketch>().DistinctBy(s => s.Text)];
}
