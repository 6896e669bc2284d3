using System.Collections.Immutable;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining;

/// <summary>
/// Edits of a body that a rule proposes because of an error; whether they help is for Lean to say. One that <paramref name="Drops"/> gives
/// up part of the proof, so a later error is not enough for it, and it yields to any that keeps the text.
/// </summary>
public sealed record Refinement(string RuleName, ImmutableArray<TextEdit> Edits, bool Drops = false)
{
    /// <summary>How much of the text is other than before.</summary>
    public int Size => Edits.Sum(e => e.Span.Length + e.Replacement.Length);

    public static Refinement Of(string ruleName, params IEnumerable<TextEdit> edits) =>
        new(ruleName, [.. edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End)]);

    public static Refinement Dropping(string ruleName, params IEnumerable<TextEdit> edits) => Of(ruleName, edits) with { Drops = true };

    public string ApplyTo(string text) => Splice.Replace(text, Edits);

    /// <summary>Whether the edits are in order, apart from each other, and inside the body.</summary>
    public bool IsWithin(TextSpan body)
    {
        var position = body.Start;
        foreach (var (span, _) in Edits)
        {
            if (span.Start < position || span.Length < 0 || span.End > body.End)
            {
                return false;
            }

            position = span.End;
        }

        return !Edits.IsEmpty;
    }

    public bool IsApartFrom(Refinement other) =>
        Edits.All(mine => other.Edits.All(theirs => mine.Span.End < theirs.Span.Start || theirs.Span.End < mine.Span.Start));

    /// <summary>The offset before the edits of an offset after them; what lies in new text is where that text was put.</summary>
    public int ToBefore(int offset)
    {
        var shift = 0;
        foreach (var (span, replacement) in Edits)
        {
            var start = span.Start + shift;
            if (offset < start)
            {
                break;
            }

            if (offset < start + replacement.Length)
            {
                return span.Start;
            }

            shift += replacement.Length - span.Length;
        }

        return offset - shift;
    }

    /// <summary>The same edits in the text that another refinement, which must be apart from this one, has changed.</summary>
    public Refinement After(Refinement other) => this with
    {
        Edits =
        [
            .. Edits.Select(e => e with
            {
                Span = new TextSpan(
                    e.Span.Start + other.Edits.Where(o => o.Span.End <= e.Span.Start).Sum(o => o.Replacement.Length - o.Span.Length), e.Span.Length),
            }),
        ],
    };
}
