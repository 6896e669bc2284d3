using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>A span to give up. <paramref name="Depth"/> is that of its block, the body's being 0.</summary>
internal readonly record struct Cut(TextSpan Span, string Replacement, int Depth);

/// <summary>
/// For one error, what to give up: first the part of a term that fails, then the failing suffix of the smallest block after which Lean goes on, then that
/// block, then the same of the block around it, up to the whole body.
/// </summary>
internal static class HoleLadder
{
    // Around a term that is the whole proof there is no block to give up.
    private const int PartsOfWholeTerm = 3;

    public static ImmutableArray<Cut> Of(ProofTree tree, BodyError error, TokenStream tokens)
    {
        var rungs = new List<Cut>();
        var fault = FaultOf(error, tokens);
        if (error.Kind == BodyErrorKind.Parse)
        {
            ParseRungs(tree, fault, tokens, rungs);
        }

        if (error.Kind == BodyErrorKind.UnsolvedGoals && OpenBlock(tree, error, tokens) is { IsTerm: false } open)
        {
            var outer = tree.Ancestors(open);
            if (open.IsRecoveryPoint)
            {
                rungs.Add(Append(open, error.Goals, outer.Length));
                rungs.Add(Whole(open, outer.Length));
            }

            Climb(outer, open.Opener.Start, error, rungs);
        }
        else
        {
            var chain = tree.BlocksEnclosing(fault);
            var local = LocalWithoutBlock(tree, chain, fault);
            if (error.Kind == BodyErrorKind.Failed)
            {
                PartRungs(chain, local, error, tokens, rungs);
            }

            Climb(local is null ? chain : [], fault, error, rungs);
        }

        rungs.Add(Everything(tree, tokens));
        return [.. rungs.Where((rung, i) => i == 0 || rung.Span != rungs[i - 1].Span || rung.Replacement != rungs[i - 1].Replacement)];
    }

    /// <summary>The block that ended with goals left: Lean names the token that opens it, but of <c>{ … }</c> the one that closes it.</summary>
    public static ProofBlock? OpenBlock(ProofTree tree, BodyError error, TokenStream tokens)
    {
        var token = tokens.IndexAt(error.Start);
        return tree.BlockOpenedAt(token >= 0 && tokens.Is(token, "}") && tokens.Match(token) is var brace and >= 0 ? tokens.Tokens[brace].Start : error.Start);
    }

    /// <summary>The offset of the token at fault. A parse error with an end reaches from the token before the unexpected one to that one's end.</summary>
    public static int FaultOf(BodyError error, TokenStream tokens)
    {
        if (error.Kind != BodyErrorKind.Parse)
        {
            return error.Start;
        }

        var token = tokens.IndexAt(error.End is { } end && end > error.Start ? end - 1 : error.Start);
        return token < 0 ? error.Start : tokens.Tokens[token].Start;
    }

    /// <summary>A declaration after <c>where</c> that fails outside its proof, as in equations: steps of the body have no part in that.</summary>
    private static ProofItem? LocalWithoutBlock(ProofTree tree, ImmutableArray<ProofBlock> chain, int fault) =>
        ReferenceEquals(chain[^1], tree.Body) ? tree.Locals.LastOrDefault(l => l.Span.Start <= fault) : null;

    private static void PartRungs(ImmutableArray<ProofBlock> chain, ProofItem? local, BodyError error, TokenStream tokens, List<Cut> rungs)
    {
        var k = ProofTree.ItemIn(chain[0], error.Start);
        if (local is null && (k < 0 || !chain[0].IsRecoveryPoint))
        {
            return;
        }

        var isWhole = local is not null || (chain[0].IsTerm && chain.Length == 1);
        var fault = TextSpan.FromBounds(error.Start, Math.Max(error.End ?? error.Start, error.Start));
        rungs.AddRange(TermParts.Around(tokens, local ?? chain[0].Items[k], isTactic: local is null && !chain[0].IsTerm, fault)
            .Take(isWhole ? PartsOfWholeTerm : 1)
            .Select(part => new Cut(part, "sorry", chain.Length)));
    }

    private static void ParseRungs(ProofTree tree, int fault, TokenStream tokens, List<Cut> rungs)
    {
        var token = tokens.IndexAt(fault);
        for (var before = token; before >= Math.Max(0, token - 1); before--)
        {
            // `by` with nothing after it: all that is missing is the tactic.
            if (tree.BlockOpenedAt(tokens.Tokens[before].Start) is { IsTerm: false, Span.Length: 0 } empty)
            {
                rungs.Add(new Cut(new TextSpan(empty.Opener.End, 0), " sorry", tree.Ancestors(empty).Length));
                return;
            }
        }

        for (var i = token - 1; i >= 0; i--)
        {
            if (tokens.IsUnmatchedOpening(i))
            {
                // Lean reads on to the end of its patience; the culprit is the bracket.
                Suffix(tree, tokens.Tokens[i].Start, rungs);
                return;
            }
        }
    }

    private static void Suffix(ProofTree tree, int offset, List<Cut> rungs)
    {
        var chain = tree.BlocksEnclosing(offset);
        for (var i = 0; i < chain.Length; i++)
        {
            if (chain[i].IsRecoveryPoint && chain[i].Items.Length > 0)
            {
                rungs.Add(From(chain[i], Math.Max(0, ProofTree.ItemIn(chain[i], offset)), chain.Length - 1 - i));
                return;
            }
        }
    }

    private static void Climb(ImmutableArray<ProofBlock> chain, int offset, BodyError error, List<Cut> rungs)
    {
        for (var i = 0; i < chain.Length; i++)
        {
            var block = chain[i];
            var depth = chain.Length - 1 - i;
            if (!block.IsRecoveryPoint || block.Items.Length == 0)
            {
                continue;
            }

            var k = Math.Max(0, ProofTree.ItemIn(block, offset));
            if (i == 0 && error.Kind == BodyErrorKind.NoGoals && k > 0)
            {
                rungs.Add(new Cut(TextSpan.FromBounds(block.Items[k - 1].Span.End, block.Span.End), "", depth));
            }

            rungs.Add(From(block, k, depth));
            if (error.Kind == BodyErrorKind.Parse && k > 0 && block.Items[k].Span.Start == offset)
            {
                rungs.Add(From(block, k - 1, depth)); // what could not end before this token
            }

            rungs.Add(Whole(block, depth));
        }
    }

    // The body's term becomes a proof by tactics, so that its hole is one for tactics.
    private static Cut From(ProofBlock block, int k, int depth) => new(
        TextSpan.FromBounds(block.Items[k].Span.Start, block.Span.End), block is { IsTerm: true, Role: BlockRole.Body } ? "by sorry" : "sorry", depth);

    private static Cut Whole(ProofBlock block, int depth) => block.Items.Length == 0
        ? new Cut(block.Span, " sorry", depth)
        : From(block, 0, depth);

    private static Cut Append(ProofBlock block, int goals, int depth)
    {
        if (block.Items.Length == 0)
        {
            return new Cut(block.Span, " sorry", depth);
        }

        var line = "\n" + new string(' ', block.Column) + (goals > 1 ? "· sorry" : "sorry");
        return new Cut(new TextSpan(block.Span.End, 0), string.Concat(Enumerable.Repeat(line, Math.Max(1, goals))), depth);
    }

    private static Cut Everything(ProofTree tree, TokenStream tokens)
    {
        var isBare = !tree.Body.IsTerm && tree.Body.Opener.Length == 0;
        if (tokens.Count == 0)
        {
            return new Cut(new TextSpan(tree.Span.Start, 0), isBare ? "sorry" : " by sorry", -1);
        }

        return new Cut(tokens.SpanOf(0, tokens.Count), isBare ? "sorry" : "by sorry", -1);
    }
}
