using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>
/// Attempts of one problem with what became of them, for reports: the first few dozen, with Lean's first few messages. Safe for any number of threads.
/// </summary>
public sealed class ProblemHistory
{
    private const int FirstNumber = AttemptRow.FirstNumberOfCaller;
    private const int MostAttempts = 64;
    private const int MostMessages = 8;
    private const int LongestText = 4_000;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, Entry> _attempts = new(StringComparer.Ordinal);

    public void Take(PipelineEvent happened)
    {
        lock (_gate)
        {
            switch (happened)
            {
                // Under both headers an attempt is checked twice; the last word is on the one that repair works under.
                case AttemptChecked { Checked: var attempt } when _attempts.Count < MostAttempts || _attempts.ContainsKey(attempt.Attempt.Text):
                    _attempts[attempt.Attempt.Text] = new Entry(attempt, null);
                    break;
                case AttemptRepaired repaired when _attempts.TryGetValue(repaired.Attempt.Text, out var entry):
                    _attempts[repaired.Attempt.Text] = entry with { Repaired = repaired.Repaired };
                    break;
            }
        }
    }

    /// <summary>As rows of a store.</summary>
    public (ImmutableArray<AttemptRow> Attempts, ImmutableArray<HoleRow> Holes) Rows()
    {
        lock (_gate)
        {
            return (
                [.. _attempts.Values.Select((entry, i) => Row(entry, FirstNumber + i))],
                [.. _attempts.Values.SelectMany((entry, i) => Holes(entry, FirstNumber + i))]);
        }
    }

    /// <summary>Whether the row is one of these, and no sample as it came.</summary>
    public static bool IsOf(AttemptRow row) => row.Number >= FirstNumber;

    private static AttemptRow Row(Entry entry, int number)
    {
        // What it cost stands with the sample and with Lean's processes already.
        var (attempt, report) = entry.Checked;
        var outcome = new AttemptOutcome(
            report.Outcome.ToString().ToLowerInvariant(),
            [
                .. report.Messages.Where(m => m.IsError || m.IsSorry).Take(MostMessages)
                    .Select(m => new KeptMessage(m.Severity.ToString().ToLowerInvariant(), m.Start.Line, m.Start.Column, Cut(m.Text))),
            ],
            SketchOf(entry)?.Sketch is { } sketch ? sketch.Body.In(sketch.Text) : null,
            SketchOf(entry)?.Sketch.Holes.Where(h => h.OriginalText is not null).ToDictionary(h => h.Id, h => h.OriginalText!));
        return new AttemptRow(number, attempt.Origin.ToString(), attempt.BodyText, new Cost(), outcome.ToJson(), attempt.Model);
    }

    private static IEnumerable<HoleRow> Holes(Entry entry, int number)
    {
        if (SketchOf(entry) is not { } sketch)
        {
            yield break;
        }

        foreach (var hole in sketch.Sketch.Holes)
        {
            var (goal, closed) = (sketch.GoalOf(hole), entry.Repaired!.Closed.GetValueOrDefault(hole.Id));
            yield return new HoleRow(
                number,
                hole.Id,
                goal is null ? "" : GoalHash.Of(goal),
                goal is null ? "" : Cut(goal.Text),
                closed is not null ? "closed" : entry.Repaired.Refuted.Contains(hole.Id) ? "refuted" : "open",
                closed is null ? null : new FillingRow(closed, "solver"));
        }
    }

    private static GoaledSketch? SketchOf(Entry entry) => entry.Repaired?.Tried ?? entry.Repaired?.Sketch;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private sealed record Entry(CheckedAttempt Checked, RepairedAttempt? Repaired);
}
