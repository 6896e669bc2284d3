using System.Collections.Immutable;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>What stood in a hole's place, and Lean's words on it.</summary>
internal sealed record HoleFailure(string Tried, ImmutableArray<string> Errors);

/// <summary>Attempts of a problem that failed, and sketches that were made of them; which of which, their lines tell.</summary>
internal sealed record Failures(IReadOnlyList<CheckedAttempt> Attempts, IReadOnlyList<GoaledSketch> Sketches)
{
    private const int MostErrors = 3;
    private const int MostCharsTried = 3000;

    /// <summary>Null where no attempt is known to have failed at the hole's place.</summary>
    public HoleFailure? At(Sketch sketch, Hole hole) => Attempts
        .Select(failed => (Failed: failed, Alignment: new SketchAlignment(sketch, failed.Attempt)))
        .Where(a => a.Alignment.IsLikely)
        .OrderByDescending(a => a.Alignment.Common)
        .Select(a => At(a.Failed, a.Alignment.PlaceOf(hole)))
        .FirstOrDefault(f => f is not null);

    /// <summary>The goal at an offset into a failed attempt.</summary>
    public string? GoalAt(CheckedAttempt failed, int offset) => Sketches
        .Select(sketch => (Goaled: sketch, Alignment: new SketchAlignment(sketch.Sketch, failed.Attempt)))
        .Where(s => s.Alignment.IsLikely)
        .OrderByDescending(s => s.Alignment.Common)
        .SelectMany(s => s.Goaled.Sketch.Holes.Where(h => s.Alignment.PlaceOf(h).Contains(offset)).Select(h => s.Goaled.GoalOf(h)?.Text))
        .FirstOrDefault(goal => goal is not null);

    private static HoleFailure? At(CheckedAttempt failed, TextSpan place)
    {
        var attempt = failed.Attempt;
        var source = new SourceText(attempt.Text);
        var all = failed.Report.Errors.Select(m => (m.Text, Error: BodyError.From(m, source))).OrderBy(e => e.Error.Start).ToList();
        // Where a step is missing Lean complains at the head of the block.
        var here = place.Length > 0
            ? all.Where(e => place.Contains(e.Error.Start)).Take(MostErrors)
            : all.Where(e => e.Error.Kind == BodyErrorKind.UnsolvedGoals && e.Error.Start < place.Start).TakeLast(1);
        ImmutableArray<string> errors = [.. here.Select(e => RevisionPrompt.Shortened(e.Text))];
        var tried = Indentation.Align(place.In(attempt.Text).Trim('\n'), 0);
        return errors.IsEmpty ? null : new HoleFailure(tried.Length > MostCharsTried ? tried[..MostCharsTried] + " …" : tried, errors);
    }
}
