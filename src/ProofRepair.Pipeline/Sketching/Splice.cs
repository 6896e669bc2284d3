using System.Text;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>New text for a span.</summary>
public readonly record struct TextEdit(TextSpan Span, string Replacement);

public static class Splice
{
    /// <summary>Replaces spans, which must be ordered, disjoint and inside the text. What lies outside them stays byte for byte.</summary>
    public static string Replace(string text, IReadOnlyList<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var (span, replacement) in edits)
        {
            if (span.Length < 0 || span.Start < position || span.End > text.Length)
            {
                throw new ArgumentException($"Span {span.Start}..{span.End} is out of order, overlaps or leaves the text.", nameof(edits));
            }

            result.Append(text, position, span.Start - position).Append(replacement);
            position = span.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }
}
