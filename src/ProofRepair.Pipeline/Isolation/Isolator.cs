using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Isolation;

/// <summary>
/// Finds the sketch that keeps most of a failing attempt. Each round offers Lean the smallest cuts and ever larger ones at once, takes
/// the smallest that elaborates, and else goes on from the one that fails last.
/// </summary>
public sealed class Isolator(ProblemChecker checker)
{
    private const int MaxRounds = 8;
    private const int LevelsAtOnce = 4;

    public async Task<GoaledSketch?> IsolateAsync(Attempt attempt, CheckReport report, CancellationToken cancellationToken)
    {
        var text = attempt.Text;
        var body = attempt.Body;
        if (report.Outcome == RunOutcome.Ok)
        {
            return await WithGoalsAsync(Sketch.Of(text, body), cancellationToken);
        }

        for (var round = 0; round < MaxRounds; round++)
        {
            var tree = TacticParser.Parse(text, body);
            var errors = BodyErrors(report, text, body);
            if (errors.IsEmpty)
            {
                // A timeout or a crash points nowhere: nothing can be kept with reason.
                return null;
            }

            var last = HolePlanner.LastLevel(tree, errors);
            var plans = Enumerable.Range(0, last + 1)
                .Where(level => level < LevelsAtOnce || level == last)
                .Select(level => HolePlanner.Plan(tree, errors, level))
                .DistinctBy(s => s.Text)
                .Where(s => s.Text != text)
                .ToList();
            if (plans.Count == 0)
            {
                return null;
            }

            var reports = await checker.CheckAsync(plans.Select(p => p.Text), cancellationToken);
            var accepted = Enumerable.Range(0, plans.Count).Where(i => reports[i].Outcome == RunOutcome.Ok).ToList();
            if (accepted.Count > 0 && (accepted[0] < plans.Count - 1 || round == MaxRounds - 1 || plans.Count == 1))
            {
                return await WithGoalsAsync(plans[accepted[0]], cancellationToken);
            }

            // The last plan is the whole body: it always elaborates, and keeps nothing. Rather go on from the best of the others.
            var open = Enumerable.Range(0, plans.Count)
                .Where(i => reports[i].Outcome == RunOutcome.Errors && BodyErrors(reports[i], plans[i].Text, plans[i].Body).Length > 0)
                .OrderBy(i => reports[i].Errors.Count())
                .ThenByDescending(i => reports[i].Errors.Min(e => e.Start))
                .ToList();
            if (open.Count == 0)
            {
                return accepted.Count > 0 ? await WithGoalsAsync(plans[accepted[0]], cancellationToken) : null;
            }

            (text, body, report) = (plans[open[0]].Text, plans[open[0]].Body, reports[open[0]]);
        }

        return null;
    }

    /// <summary>Errors as offsets into the declaration; those of the statement itself are left out.</summary>
    public static ImmutableArray<BodyError> BodyErrors(CheckReport report, string text, TextSpan body)
    {
        var source = new SourceText(text);
        return [.. report.Errors.Select(m => BodyError.From(m, source)).Where(e => e.Start >= body.Start || e.End > body.Start)];
    }

    /// <summary>Null when a hole's goal cannot be had: then nothing can be done with the sketch.</summary>
    public async Task<GoaledSketch?> WithGoalsAsync(Sketch sketch, CancellationToken cancellationToken) =>
        sketch.IsComplete
            ? new GoaledSketch(sketch, ImmutableDictionary<int, ImmutableArray<Goal>>.Empty)
            : (await ProbeAsync(sketch, cancellationToken)).Goaled;

    /// <summary>The sketch with its goals, or null and what Lean said of it; what says nothing of the sketch (a timeout, a crash) is asked twice.</summary>
    public async Task<(GoaledSketch? Goaled, CheckReport Report)> ProbeAsync(
        Sketch sketch, CancellationToken cancellationToken, IEnumerable<string>? printing = null)
    {
        var probe = sketch.WithGoalsPrinted(printing ?? []);
        var report = await checker.CheckAsync(probe.Text, cancellationToken);
        if (report.Outcome is not (RunOutcome.Ok or RunOutcome.Errors))
        {
            report = await checker.CheckAsync(probe.Text, cancellationToken);
        }

        return (report.Outcome == RunOutcome.Ok ? Goaled(sketch, probe, report) : null, report);
    }

    private static GoaledSketch Goaled(Sketch sketch, GoalProbe probe, CheckReport report)
    {

        var source = new SourceText(probe.Text);
        var goals = ImmutableDictionary.CreateBuilder<int, ImmutableArray<Goal>>();
        foreach (var message in report.Messages.Where(m => m.Kind == LeanMessage.TraceKind))
        {
            if (probe.HoleAt(source.ToOffset(message.Start)) is { } hole && !goals.ContainsKey(hole))
            {
                goals[hole] = GoalParser.Parse(message.Text);
            }
        }

        return new GoaledSketch(sketch, goals.ToImmutable());
    }
}
