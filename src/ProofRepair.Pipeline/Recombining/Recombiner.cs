using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>Fills holes of one attempt's sketch with what other attempts of the same problem wrote for the same statement.</summary>
internal sealed class Recombiner(ProblemChecker checker)
{
    private const int MostForHole = 6;

    /// <summary>Tactics that close holes, by hole, each checked in place. <paramref name="steps"/> in the order of preference.</summary>
    public async Task<ImmutableDictionary<int, string>> CloseAsync(GoaledSketch goaled, IReadOnlyList<StatedStep> steps, CancellationToken cancellationToken)
    {
        var offers = goaled.Sketch.Holes
            .SelectMany(h => For(goaled, h, steps).Select(tactics => (Hole: h, Tactics: tactics, Filled: goaled.Sketch.Fill(h.Id, tactics).Sketch)))
            .Where(o => o.Filled is not null)
            .ToList();
        var reports = await checker.CheckAsync(offers.Select(o => o.Filled!.Text), cancellationToken);
        return offers.Zip(reports)
            .Where(o => o.Second.Outcome == RunOutcome.Ok)
            .GroupBy(o => o.First.Hole.Id)
            .ToImmutableDictionary(g => g.Key, g => g.First().First.Tactics);
    }

    /// <summary>Steps of attempts in which Lean found no fault: an error inside a step, or before the place where Lean stopped reading, leaves it out.</summary>
    public static IEnumerable<StatedStep> StepsOf(CheckedAttempt attempt)
    {
        var errors = Isolator.BodyErrors(attempt.Report, attempt.Attempt.Text, attempt.Attempt.Body);
        return StatedStep.In(attempt.Attempt.Text, attempt.Attempt.Body).Where(s => !errors.Any(e => s.Block.Contains(e.Start)));
    }

    private static IEnumerable<string> For(GoaledSketch goaled, Hole hole, IReadOnlyList<StatedStep> steps)
    {
        var sketch = goaled.Sketch;
        var keys = new[] { StatedStep.KeyOfProofAt(sketch.Text, sketch.Body, hole.Span), goaled.GoalOf(hole) is { } goal ? StatedStep.KeyOf(goal) : null };
        return steps
            .Where(s => keys.Contains(s.Key, StringComparer.Ordinal) && s.Tactics.Trim() != hole.OriginalText?.Trim())
            .Select(s => s.Tactics)
            .Distinct(StringComparer.Ordinal)
            .Take(MostForHole);
    }
}
