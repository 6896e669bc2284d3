using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>
/// What a hole needs of its sketch: proofs of steps that state what they prove, of other cases, and what comes after the step that holds the hole, are left
/// open, so that Lean does not elaborate them again with every tactic that is tried. The hole's goal stays what it was, as proofs of one statement are equal to Lean;
/// that it does is for Lean to say (its printed goal is compared).
/// </summary>
public static class HoleSlice
{
    /// <summary>The same sketch where there is nothing to leave out; the hole keeps its id.</summary>
    public static Sketch Of(Sketch sketch, Hole hole)
    {
        var tree = TacticParser.Parse(sketch.Text, sketch.Body);
        var tokens = new TokenStream(sketch.Text, sketch.Body);
        var edits = new List<TextEdit>();
        Cut(tree.Body);
        if (edits.Count == 0)
        {
            return sketch;
        }

        var start = hole.Span.Start + edits.Where(e => e.Span.End <= hole.Span.Start).Sum(e => e.Replacement.Length - e.Span.Length);
        var text = Splice.Replace(sketch.Text, edits);
        var body = new TextSpan(sketch.Body.Start, sketch.Body.Length + text.Length - sketch.Text.Length);
        var sliced = Sketch.Of(text, body, [new HoleOrigin(start, hole.Id, hole.OriginalText), new HoleOrigin(-1, sketch.Holes.Max(h => h.Id), null)]);

        // The hole must be the one that it was, or tactics would be written otherwise into it.
        return sliced.Holes.FirstOrDefault(h => h.Id == hole.Id) is { } same && same.Span.Length == hole.Span.Length && same.IsTactic == hole.IsTactic && same.Column == hole.Column
            ? sliced
            : sketch;

        void Cut(ProofBlock block)
        {
            for (var i = 0; i < block.Items.Length; i++)
            {
                var item = block.Items[i];
                var holds = item.Span.Contains(hole.Span);
                foreach (var inner in item.Blocks)
                {
                    if (inner.Span.Contains(hole.Span))
                    {
                        Cut(inner);
                    }
                    else if (HasOwnGoal(tokens, item, inner) && inner.Span.Length > 0 && inner.Span.In(sketch.Text) != "sorry")
                    {
                        edits.Add(new TextEdit(inner.Span, "sorry"));
                    }
                }

                if (!holds)
                {
                    continue;
                }

                // The goals of what follows are others, if the hole is in a block with a goal of its own.
                if (i + 1 < block.Items.Length && item.Blocks.Any(b => b.Span.Contains(hole.Span) && HasOwnGoal(tokens, item, b)) && IsPlainSequence(tokens, block, i + 1))
                {
                    edits.Add(new TextEdit(TextSpan.FromBounds(block.Items[i + 1].Span.Start, block.Span.End), "all_goals sorry"));
                }

                return;
            }
        }
    }

    private static bool HasOwnGoal(TokenStream tokens, ProofItem item, ProofBlock block) =>
        block.Role is BlockRole.Bullet or BlockRole.Case or BlockRole.Alternative
        || (item.Head == "calc" && block.Role is BlockRole.By or BlockRole.CalcStep)
        || StepStatement.Of(tokens, item, block) is not null;

    /// <summary>The next tactic begins a line: after <c>;</c> or <c>&lt;;></c> something else may hold on to it.</summary>
    private static bool IsPlainSequence(TokenStream tokens, ProofBlock block, int next) =>
        !block.IsTerm && tokens.IndexAt(block.Items[next].Span.Start) is var token && tokens.IsFirstOnLine(token);
}
