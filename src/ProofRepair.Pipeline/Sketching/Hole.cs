using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>
/// A part of a sketch that is still <c>sorry</c>. <paramref name="Id"/> stays when other holes are filled. <paramref name="IsTactic"/>: it stands where a
/// tactic stands, else where a term stands. <paramref name="IsShared"/>: it is run on any number of goals (<c>&lt;;></c>, <c>all_goals</c>, <c>first</c>…).
/// <paramref name="Enclosing"/> is the content of the block around it, <paramref name="OriginalText"/> what stood there in the attempt.
/// </summary>
public sealed record Hole(int Id, TextSpan Span, int Column, bool IsTactic, bool IsShared, TextSpan Enclosing, string? OriginalText);

/// <summary>A sketch that prints the goal of each hole when Lean runs it.</summary>
public sealed record GoalProbe(string Text, ImmutableArray<(int HoleId, TextSpan Span)> Points)
{
    /// <summary>The hole whose goal a message at this offset shows.</summary>
    public int? HoleAt(int offset)
    {
        foreach (var (id, span) in Points)
        {
            if (span.Contains(offset))
            {
                return id;
            }
        }

        return null;
    }
}

/// <summary>A sketch with a filling in it, or why the text cannot be one.</summary>
public sealed record FillResult(Sketch? Sketch, string? Problem);
