using System.Collections.Immutable;
using System.Text;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;

namespace ProofRepair.Pipeline.Minimising;

/// <summary>Steps of a proof that could be left out: one tactic of a block that has others, or one side of <c>&lt;;></c>, with what separates it from the next.</summary>
public static class StepRemovals
{
    /// <summary>The largest first: whoever goes takes all inside with it.</summary>
    public static ImmutableArray<TextSpan> Of(Attempt attempt) =>
    [
        .. TacticParser.Parse(attempt.Text, attempt.Body).AllBlocks()
            .Where(b => !b.IsTerm)
            .SelectMany(b => b.Items.Select(i => OperandsOf(i)).Prepend([.. b.Items.Select(i => i.Span)]))
            .SelectMany(One)
            .Distinct()
            .OrderByDescending(s => s.Length)
            .ThenBy(s => s.Start),
    ];

    private static ImmutableArray<TextSpan> OperandsOf(ProofItem item) => [.. item.Blocks.Where(b => b.Role == BlockRole.Operand).Select(b => b.Span)];

    /// <summary>Each of several in a row, up to the next one; the last from the end of the one before.</summary>
    private static IEnumerable<TextSpan> One(ImmutableArray<TextSpan> row) =>
        row.Length < 2 ? [] : row.Select((span, i) => i + 1 < row.Length ? TextSpan.FromBounds(span.Start, row[i + 1].Start) : TextSpan.FromBounds(row[i - 1].End, span.End));

    /// <summary>Those that lie in no other one.</summary>
    public static ImmutableArray<TextSpan> Outermost(IEnumerable<TextSpan> spans)
    {
        var kept = new List<TextSpan>();
        foreach (var span in spans.OrderByDescending(s => s.Length))
        {
            if (!kept.Exists(k => k.Start < span.End && span.Start < k.End))
            {
                kept.Add(span);
            }
        }

        return [.. kept.OrderBy(s => s.Start)];
    }

    /// <summary><paramref name="spans"/> lie apart from each other and inside the body.</summary>
    public static Attempt Without(Attempt attempt, IEnumerable<TextSpan> spans)
    {
        var text = new StringBuilder();
        var (position, removed) = (0, 0);
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            text.Append(attempt.Text, position, span.Start - position);
            position = span.End;
            removed += span.Length;
        }

        text.Append(attempt.Text, position, attempt.Text.Length - position);
        return attempt with { Text = text.ToString(), Body = new TextSpan(attempt.Body.Start, attempt.Body.Length - removed) };
    }
}
