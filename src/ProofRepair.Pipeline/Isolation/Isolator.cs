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
/// Finds the sketch that keeps most of a failing attempt. Each round offers Lean the smallest cuts and ever larger ones at once, takes the smallest that
/// elaborates where that cannot be bettered, and else goes on from what failed last.
/// </summary>
public sealed class Isolator(ProblemChecker checker)
{
    private const int MaxRounds = 8;
    private const int AskedForGoals = 3;

    public async Task<GoaledSketch?> IsolateAsync(Attempt attempt, CheckReport report, CancellationToken cancellationToken)
    {
        if (report.Outcome == RunOutcome.Ok)
        {
            return await WithGoalsAsync(Sketch.Of(attempt.Text, attempt.Body), cancellationToken);
        }

        var accepted = new List<Sketch>();
        var failing = FailingBody.Of(attempt.Text, attempt.Body, report);
        for (var round = 1; failing is not null && round <= MaxRounds; round++)
        {
            var cuts = new CutRound(failing);
            if (cuts.IsEmpty)
            {
                break;
            }

            var answers = cuts.Read(await checker.CheckAsync(cuts.Texts, cancellationToken));
            accepted.AddRange(answers.Accepted);
            var hasMore = accepted.Exists(s => s.Text != cuts.WholeBody || cuts.IsLast);
            failing = !hasMore ? answers.Any : round < RoundsFor(answers.More) ? answers.More : null;
        }

        return await LargestAsync([.. accepted.DistinctBy(s => s.Text).OrderByDescending(SketchExtent.Of).Take(AskedForGoals)], cancellationToken);
    }

    /// <summary>The first whose holes can be filled: where a witness is left open, another hole may have to prove something of it that nobody can.</summary>
    private async Task<GoaledSketch?> LargestAsync(ImmutableArray<Sketch> sketches, CancellationToken cancellationToken)
    {
        if (sketches.IsEmpty || sketches[0].IsComplete)
        {
            return sketches.IsEmpty ? null : await WithGoalsAsync(sketches[0], cancellationToken);
        }

        var asked = sketches[0].Holes.All(h => h.IsTactic) ? sketches[..1] : sketches;
        var goaled = (await ProbeAsync(asked, [], cancellationToken)).Select(answer => answer.Goaled).OfType<GoaledSketch>().ToList();
        return goaled.Find(g => !SketchExtent.AsksAboutHoles(g)) ?? goaled.FirstOrDefault();
    }

    /// <summary>That something is kept is soon known; what else might be is worth no more rounds than finding it by halves.</summary>
    private static int RoundsFor(FailingBody? failing) => 1 + (int)Math.Log2(failing?.Places ?? 1);

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
        Sketch sketch, CancellationToken cancellationToken, IEnumerable<string>? printing = null) =>
        (await ProbeAsync([sketch], printing ?? [], cancellationToken))[0];

    private async Task<ImmutableArray<(GoaledSketch? Goaled, CheckReport Report)>> ProbeAsync(
        ImmutableArray<Sketch> sketches, IEnumerable<string> printing, CancellationToken cancellationToken)
    {
        var probes = sketches.Select(s => s.WithGoalsPrinted(printing)).ToList();
        var reports = (await checker.CheckAsync(probes.Select(p => p.Text), cancellationToken)).ToBuilder();
        var unanswered = Enumerable.Range(0, probes.Count).Where(i => reports[i].Outcome is not (RunOutcome.Ok or RunOutcome.Errors)).ToList();
        if (unanswered.Count > 0)
        {
            var again = await checker.CheckAsync(unanswered.Select(i => probes[i].Text), cancellationToken);
            for (var k = 0; k < unanswered.Count; k++)
            {
                reports[unanswered[k]] = again[k];
            }
        }

        return [.. reports.Select((report, i) => (report.Outcome == RunOutcome.Ok ? Goaled(sketches[i], probes[i], report) : null, report))];
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
