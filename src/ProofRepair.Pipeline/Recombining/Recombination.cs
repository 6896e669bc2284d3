using System.Collections.Immutable;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>
/// What attempts of one problem can do for each other when none became a proof by itself: each lends the steps that hold, and the sketch that most of them
/// came down to gets the rest of the portfolio.
/// </summary>
internal sealed class Recombination(ProblemChecker checker, AttemptRepairer repairer, ISolverMemory memory, PipelineOptions options)
{
    private const int AllWaves = 100;

    private readonly Recombiner _recombiner = new(checker);
    private readonly SketchAssembler _assembler = new(checker);
    private readonly string _portfolio = SolverPortfolios.VersionFor(checker.Problem.Header);

    /// <summary>The same attempts, the best first; each with as few holes as it could be brought to, or none.</summary>
    public async Task<ImmutableArray<RepairedAttempt>> ImproveAsync(
        IReadOnlyList<CheckedAttempt> failed, IReadOnlyCollection<RepairedAttempt> repaired, CancellationToken cancellationToken)
    {
        List<StatedStep> steps =
        [
            .. repaired.Select(r => r.Sketch?.Sketch).SelectMany(s => s is null ? [] : StatedStep.In(s.Text, s.Body)),
            .. failed.SelectMany(Recombiner.StepsOf),
        ];
        var filled = await Task.WhenAll(repaired.Select(r => FillAsync(r, steps, cancellationToken)));
        if (filled.Any(r => r.Complete is not null))
        {
            return [.. filled.OrderBy(r => r.OpenHoles)];
        }

        var ranked = SketchChoice.Ranked(filled, Chance);
        if (!options.Stages.HasFlag(RepairStages.Solve) || ranked is not [{ IsCondemned: false, Sketch: { } majority } first, ..])
        {
            return ranked;
        }

        var deepened = await repairer.SolveAsync(majority, options.HoleWaves, AllWaves, cancellationToken);
        return ranked.Replace(first, deepened);
    }

    private async Task<RepairedAttempt> FillAsync(RepairedAttempt repaired, List<StatedStep> steps, CancellationToken cancellationToken)
    {
        if (repaired.Sketch is not { } sketch || await _recombiner.CloseAsync(sketch, steps, cancellationToken) is not { IsEmpty: false } closed)
        {
            return repaired;
        }

        var assembled = await _assembler.AssembleAsync(sketch, closed, cancellationToken);
        return assembled with { Stage = PipelineStage.Assemble, Refuted = repaired.Refuted.Except(closed.Keys) };
    }

    /// <summary>From what was learnt of goals of its class; a half where nothing was.</summary>
    private double Chance(Goal goal)
    {
        var tallies = memory.TalliesOf(GoalClass.Of(goal), _portfolio).Values.ToList();
        var closed = tallies.Sum(t => t.Closed);
        // Every family meets a goal once: the most tried one has met most of the class.
        var met = Math.Max(closed, tallies.Select(t => t.Tries).DefaultIfEmpty(0).Max());
        return (closed + 1.0) / (met + 2.0);
    }
}
