using System.Collections.Immutable;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>
/// What attempts of one problem can do for each other when none became a proof by itself: each lends the steps that hold and what closed its holes, and the
/// sketches that most of them came down to get the rest of the portfolio.
/// </summary>
internal sealed class Recombination(ProblemChecker checker, AttemptRepairer repairer, ISolverMemory memory, PipelineOptions options)
{
    private const int AllWaves = 100;

    // Best-of-Majority deepens the first two or three.
    private const int Deepened = 2;

    private readonly Recombiner _recombiner = new(checker, memory);
    private readonly SketchAssembler _assembler = new(checker);
    private readonly string _portfolio = SolverPortfolios.VersionFor(checker.Problem.Header);

    /// <summary>The same attempts, the best first; each with as few holes as it could be brought to, or none.</summary>
    public async Task<ImmutableArray<RepairedAttempt>> ImproveAsync(
        IReadOnlyList<CheckedAttempt> failed, IReadOnlyCollection<RepairedAttempt> repaired, CancellationToken cancellationToken)
    {
        var loans = new Loans(
            [.. repaired.Select(r => r.Sketch?.Sketch).SelectMany(s => s is null ? [] : StatedStep.In(s.Text, s.Body)), .. failed.SelectMany(Recombiner.StepsOf)],
            ClosedGoals(repaired));
        var filled = await Task.WhenAll(repaired.Select(r => FillAsync(r, loans, cancellationToken)));
        if (filled.Any(r => r.Complete is not null))
        {
            return [.. filled.OrderBy(r => r.OpenHoles)];
        }

        var ranked = SketchChoice.Ranked(filled, Chance);
        if (!options.Stages.HasFlag(RepairStages.Solve))
        {
            return ranked;
        }

        var chosen = ranked.Where(r => r is { IsCondemned: false, KeepsNothing: false, IsDeepened: false }).Take(Deepened).ToList();
        var deepened = await Task.WhenAll(chosen.Select(r => DeepenAsync(r, cancellationToken)));
        return [.. deepened.Where(d => d.Complete is not null), .. SketchChoice.Ranked(ranked.Except(chosen).Concat(deepened), Chance)];
    }

    private async Task<RepairedAttempt> DeepenAsync(RepairedAttempt repaired, CancellationToken cancellationToken)
    {
        var solved = await repairer.SolveAsync(repaired.Sketch!, options.HoleWaves, AllWaves, cancellationToken);
        return repaired with
        {
            Complete = solved.Complete,
            Sketch = solved.Sketch,
            Stage = solved.Stage,
            Closed = repaired.Closed.SetItems(solved.Closed),
            IsDeepened = true,
        };
    }

    /// <summary>In the sketch that keeps most; in a wider one where only that leads to a proof, or to less that is open.</summary>
    private async Task<RepairedAttempt> FillAsync(RepairedAttempt repaired, Loans loans, CancellationToken cancellationToken)
    {
        var best = repaired;
        foreach (var sketch in repaired.Wider.Prepend(repaired.Sketch).OfType<GoaledSketch>())
        {
            var closed = await _recombiner.CloseAsync(sketch, loans, cancellationToken);
            if (closed.IsEmpty)
            {
                continue;
            }

            var assembled = await _assembler.AssembleAsync(sketch, closed, cancellationToken) with { Model = repaired.Model, Stage = PipelineStage.Assemble };
            var filled = ReferenceEquals(sketch, repaired.Sketch)
                ? assembled with { Refuted = repaired.Refuted.Except(closed.Keys), Tried = repaired.Tried ?? sketch, Closed = repaired.Closed.SetItems(closed), Wider = repaired.Wider, IsDeepened = repaired.IsDeepened }
                : assembled with { Tried = sketch, Closed = closed };
            if (filled.Complete is not null)
            {
                return filled;
            }

            best = filled.LeavesLessThan(best) ? filled : best;
        }

        return best;
    }

    private static ILookup<string, string> ClosedGoals(IEnumerable<RepairedAttempt> repaired) => (
        from attempt in repaired
        let tried = attempt.Tried
        where tried is not null
        from hole in tried.Sketch.Holes
        let goal = tried.GoalOf(hole)
        where goal is not null && attempt.Closed.ContainsKey(hole.Id)
        select (Hash: GoalHash.Of(goal), Tactic: KeptTactic.Of(goal, attempt.Closed[hole.Id]))).ToLookup(c => c.Hash, c => c.Tactic, StringComparer.Ordinal);

    private double Chance(Goal goal) => HoleBelief.Of(GoalClass.Of(goal), _portfolio, memory, failures: 0).NextSucceeds(failures: 0);
}
