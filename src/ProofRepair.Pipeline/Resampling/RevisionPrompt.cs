using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>What a model is shown of a failed attempt: the body with the failing spans marked, Lean's words, and the goal that was open there.</summary>
public static class RevisionPrompt
{
    private const int MostErrors = 8;
    private const int MostCharsOfError = 1200;

    /// <param name="goalAt">The goal at an offset into the attempt, where a sketch of it knows; Lean's own word on unsolved goals comes before.</param>
    public static SampleRequest Shape(SampleRequest request, CheckedAttempt failed, Func<int, string?>? goalAt = null)
    {
        var attempt = failed.Attempt;
        var places = PlacesOf(failed);
        return request with
        {
            FailedBody = ErrorMarks.Around(attempt.BodyText, places.Select(p => (p.Span.Start - attempt.Body.Start, p.Span.End - attempt.Body.Start))),
            Errors = WordsOn(failed),
            Goal = places.Select(p => p.Goal ?? goalAt?.Invoke(p.Span.Start)).FirstOrDefault(g => g is not null),
        };
    }

    public static string Shortened(string message) => message.Length > MostCharsOfError ? message[..MostCharsOfError] + " …" : message;

    /// <summary>In the order of the text: the errors in the body, or else what is not proved yet.</summary>
    private static ImmutableArray<(TextSpan Span, string? Goal)> PlacesOf(CheckedAttempt failed)
    {
        var attempt = failed.Attempt;
        if (!failed.Report.Errors.Any())
        {
            return [.. Sketch.Of(attempt.Text, attempt.Body).Holes.Select(h => (h.Span, (string?)null))];
        }

        var source = new SourceText(attempt.Text);
        return
        [
            .. failed.Report.Errors
                .Select(m => (Error: BodyError.From(m, source), Message: m))
                .Where(e => e.Error.Start >= attempt.Body.Start && e.Error.Start < attempt.Body.End)
                .OrderBy(e => e.Error.Start)
                .Take(MostErrors)
                .Select(e => (TextSpan.FromBounds(e.Error.Start, Math.Max(e.Error.Start, e.Error.End ?? e.Error.Start + 1)), UnsolvedGoal(e.Error, e.Message))),
        ];
    }

    private static string? UnsolvedGoal(BodyError error, LeanMessage message) =>
        error.Kind == BodyErrorKind.UnsolvedGoals && message.Text.IndexOf('\n', StringComparison.Ordinal) is var line and > 0 && GoalParser.Parse(message.Text[line..]) is [var goal, ..]
            ? goal.Text
            : null;

    private static ImmutableArray<string> WordsOn(CheckedAttempt failed) => failed.Report switch
    {
        { Outcome: RunOutcome.Timeout } => ["Lean came to no end within its limit of time: a step takes far too long."],
        { Outcome: RunOutcome.Memory } => ["Lean came to no end within its limit of memory: a step takes far too much."],
        { HasSorry: true } report when !report.Errors.Any() => ["declaration uses `sorry`: what is marked is not proved yet, and is to be proved."],
        var report => [.. report.Errors.Take(MostErrors).Select(m => Shortened(m.Text))],
    };
}
