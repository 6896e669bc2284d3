using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>Fills holes of one attempt's sketch with what other attempts of the same problem wrote for the same statement, or what closed the same goal there.</summary>
internal sealed class Recombiner(ProblemChecker checker, ISolverMemory memory)
{
    private const int MostForHole = 6;

    private readonly SolverScope _scope = SolverScope.Of(checker.Problem.Header);

    // Later rounds offer the same again, and something new.
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);

    /// <summary>Tactics that close holes, by hole, each checked in place.</summary>
    public async Task<ImmutableDictionary<int, string>> CloseAsync(GoaledSketch goaled, Loans loans, CancellationToken cancellationToken)
    {
        var offers = goaled.Sketch.Holes
            .SelectMany(h => For(goaled, h, loans).Select(tactics => (Hole: h, Tactics: tactics, Filled: goaled.Sketch.Fill(h.Id, tactics).Sketch)))
            .Where(o => o.Filled is not null && !_refused.ContainsKey(o.Filled.Text))
            .ToList();
        var reports = await checker.CheckAsync(offers.Select(o => o.Filled!.Text), cancellationToken);
        foreach (var (offer, report) in offers.Zip(reports).Where(o => o.Second.Outcome is RunOutcome.Errors or RunOutcome.Timeout))
        {
            _refused[offer.Filled!.Text] = true;
        }

        var closed = offers.Zip(reports)
            .Where(o => o.Second.Outcome == RunOutcome.Ok)
            .Select(o => o.First)
            .DistinctBy(o => o.Hole.Id)
            .ToList();
        foreach (var (hole, tactics, _) in closed)
        {
            if (goaled.GoalOf(hole) is { } goal && WrittenTactic.IsKept(tactics))
            {
                memory.KeepTactic(goal, _scope, tactics);
            }
        }

        return closed.ToImmutableDictionary(c => c.Hole.Id, c => c.Tactics);
    }

    /// <summary>Steps of attempts in which Lean found no fault: an error inside a step, or before the place where Lean stopped reading, leaves it out.</summary>
    public static IEnumerable<StatedStep> StepsOf(CheckedAttempt attempt)
    {
        var errors = Isolator.BodyErrors(attempt.Report, attempt.Attempt.Text, attempt.Attempt.Body);
        return StatedStep.In(attempt.Attempt.Text, attempt.Attempt.Body).Where(s => !errors.Any(e => s.Block.Contains(e.Start)));
    }

    private static IEnumerable<string> For(GoaledSketch goaled, Hole hole, Loans loans)
    {
        var sketch = goaled.Sketch;
        var goal = goaled.GoalOf(hole);
        var keys = new[] { StatedStep.KeyOfProofAt(sketch.Text, sketch.Body, hole.Span), goal is null ? null : StatedStep.KeyOf(goal) };
        return loans.Steps
            .Where(s => keys.Contains(s.Key, StringComparer.Ordinal) && s.Tactics.Trim() != hole.OriginalText?.Trim())
            .Select(s => s.Tactics)
            .Concat(goal is null ? [] : loans.Closed[GoalHash.Of(goal)].Select(kept => KeptTactic.For(goal, kept)).OfType<string>())
            .Where(tactics => !WrittenTactic.IsRefused(tactics))
            .Distinct(StringComparer.Ordinal)
            .Take(MostForHole);
    }
}
