using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>Proposes which parts of a failing body to replace by <c>sorry</c>. Whether the sketch then elaborates is for Lean to say.</summary>
public static class HolePlanner
{
    /// <summary>The sketch that gives up, for each error, what stands on rung <paramref name="level"/> of its ladder: 0 the least, the last the whole body.</summary>
    public static Sketch Plan(ProofTree tree, IReadOnlyList<BodyError> errors, int level) => Plan(tree, errors, _ => level);

    /// <summary>The same with a level for each error, so that only the part that still fails grows.</summary>
    public static Sketch Plan(ProofTree tree, IReadOnlyList<BodyError> errors, Func<BodyError, int> level)
    {
        var tokens = new TokenStream(tree.Text, tree.Span);
        var cuts = new List<Cut>();
        foreach (var error in Relevant(tree, errors, tokens))
        {
            var ladder = HoleLadder.Of(tree, error, tokens);
            cuts.Add(ladder[Math.Clamp(level(error), 0, ladder.Length - 1)]);
        }

        return Apply(tree, Disjoint(cuts));
    }

    /// <summary>The last level that differs from the one before, over all errors: there the whole body is <c>by sorry</c>.</summary>
    public static int LastLevel(ProofTree tree, IReadOnlyList<BodyError> errors)
    {
        var tokens = new TokenStream(tree.Text, tree.Span);
        return errors.Count == 0 ? 0 : Relevant(tree, errors, tokens).Max(e => HoleLadder.Of(tree, e, tokens).Length - 1);
    }

    /// <summary>A parse error leaves the blocks around it unfinished: that they did not solve their goals says nothing.</summary>
    private static List<BodyError> Relevant(ProofTree tree, IReadOnlyList<BodyError> errors, TokenStream tokens)
    {
        var faults = errors.Where(e => e.Kind == BodyErrorKind.Parse).Select(e => HoleLadder.FaultOf(e, tokens)).ToList();
        return
        [
            .. errors.Where(e => e.Kind != BodyErrorKind.UnsolvedGoals
                || HoleLadder.OpenBlock(tree, e, tokens) is not { } block
                || !faults.Exists(f => f >= block.Opener.Start && f <= block.Span.End)),
        ];
    }

    private static List<Cut> Disjoint(List<Cut> cuts)
    {
        var kept = new List<Cut>();
        foreach (var cut in cuts.Distinct().OrderBy(c => c.Depth).ThenByDescending(c => c.Span.Length))
        {
            if (!kept.Exists(k => (k.Span.Length > 0 && k.Span.Contains(cut.Span)) || (k.Span.Start < cut.Span.End && cut.Span.Start < k.Span.End)))
            {
                kept.Add(cut);
            }
        }

        // At one place the inner block's line comes before the outer block's.
        return [.. kept.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length).ThenByDescending(c => c.Depth)];
    }

    private static Sketch Apply(ProofTree tree, List<Cut> cuts)
    {
        var origins = new List<HoleOrigin>();
        var shift = 0;
        foreach (var cut in cuts)
        {
            var original = cut.Span.In(tree.Text);
            for (var at = cut.Replacement.IndexOf("sorry", StringComparison.Ordinal); at >= 0;)
            {
                origins.Add(new HoleOrigin(cut.Span.Start + shift + at, -1, original));
                at = cut.Replacement.IndexOf("sorry", at + 1, StringComparison.Ordinal);
            }

            shift += cut.Replacement.Length - cut.Span.Length;
        }

        var text = Splice.Replace(tree.Text, [.. cuts.Select(c => new TextEdit(c.Span, c.Replacement))]);
        return Sketch.Of(text, new TextSpan(tree.Span.Start, tree.Span.Length + shift), origins);
    }
}
