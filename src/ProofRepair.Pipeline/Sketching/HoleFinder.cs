using System.Collections.Immutable;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>What is known of the hole that begins at an offset.</summary>
internal readonly record struct HoleOrigin(int Start, int Id, string? OriginalText);

internal static class HoleFinder
{
    public static ImmutableArray<Hole> Find(string text, TextSpan body, IReadOnlyList<HoleOrigin> origins)
    {
        var tokens = new TokenStream(text, body);
        var tree = TacticParser.Parse(text, body);
        var holes = ImmutableArray.CreateBuilder<Hole>();
        var next = origins.Count == 0 ? 0 : origins.Max(o => o.Id) + 1;
        for (var i = 0; i < tokens.Count; i++)
        {
            var isSorry = tokens.Is(i, "sorry");
            if (!isSorry && !tokens.Is(i, "admit"))
            {
                continue;
            }

            var chain = tree.BlocksEnclosing(tokens.Tokens[i].Start);
            var block = chain[0];
            var item = TacticHole(tokens, i, block);
            if (item is null && !isSorry)
            {
                continue;
            }

            var span = item ?? tokens.Tokens[i].Span;
            var first = tokens.IndexAt(span.Start);
            var known = origins.Where(o => o.Start == span.Start).Select(o => (HoleOrigin?)o).FirstOrDefault();
            var isShared = chain.Any(b => b.Role is BlockRole.Operand or BlockRole.Choice || (b.Role == BlockRole.Combinator && !b.IsRecoveryPoint));
            holes.Add(new Hole(
                known is { Id: >= 0 } ? known.Value.Id : next++, span, tokens.Column(first), item is not null, isShared, block.Span, known?.OriginalText));
        }

        return holes.DrainToImmutable();
    }

    /// <summary>The span of <c>sorry</c>, <c>admit</c> or <c>exact sorry</c> when that is a whole tactic.</summary>
    private static TextSpan? TacticHole(TokenStream tokens, int i, ProofBlock block)
    {
        if (block.IsTerm)
        {
            return null;
        }

        var token = tokens.Tokens[i].Span;
        foreach (var item in block.Items)
        {
            if (item.Span == token || (item.Head == "exact" && item.Span.End == token.End && i > 0 && tokens.Tokens[i - 1].Start == item.Span.Start))
            {
                return item.Span;
            }
        }

        return null;
    }
}
