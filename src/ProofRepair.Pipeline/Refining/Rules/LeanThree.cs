using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Where one Lean 3 spelling stopped Lean, the others of the body at once: a body that is all Lean 3 would need a round for each.</summary>
internal static class LeanThree
{
    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var word = context.Word(context.Fault);
        var isLeanThree = word is "begin" or "end" or "," or "λ" || context.Word(context.Fault - 1) is "begin" or "rw" or "rwa" or "," || word is "rw" or "rwa";
        if (!isLeanThree || !(context.IsParse || context.IsUnknownName || word == "end"))
        {
            yield break;
        }

        var kinds = new List<TextEdit>[]
        {
            BeginEnd.EditsOf(context.Tokens),
            [.. Commas.EditsOf(context.Tokens).Values],
            [.. Arrows.EditsOf(context.Tokens).Values],
            Rewrites.EditsOf(context.Tokens),
        };
        if (kinds.Count(k => k.Count > 0) < 2)
        {
            yield break;
        }

        // A comma that two kinds claim is left to the first.
        var edits = new List<TextEdit>();
        foreach (var edit in kinds.SelectMany(k => k))
        {
            if (edits.TrueForAll(e => e.Span.End <= edit.Span.Start || edit.Span.End <= e.Span.Start) && !edits.Exists(e => e.Span.Start == edit.Span.Start))
            {
                edits.Add(edit);
            }
        }

        yield return Refinement.Of("Lean 3 spellings", edits);
    }
}
