using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary><c>λ x, e</c> of Lean 3 is <c>fun x => e</c>; <c>∑ x in s, e</c> of older Mathlib has <c>∈</c>.</summary>
internal static class Arrows
{
    private const string Name = "Lean 3 binder";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsParse)
        {
            yield break;
        }

        var all = EditsOf(context.Tokens);
        if (all.TryGetValue(context.Fault, out var edit))
        {
            yield return Refinement.Of(Name, edit);
            yield return Refinement.Of(Name, all.Values);
        }

        if (MembershipAt(context.Tokens, context.Fault) is not null)
        {
            yield return Refinement.Of(Name, Enumerable.Range(0, context.Tokens.Count).Select(i => MembershipAt(context.Tokens, i)).OfType<TextEdit>());
        }
    }

    /// <summary>The edit of an <c>in</c> that belongs to a big operator. A type between the two goes, since the set has it.</summary>
    private static TextEdit? MembershipAt(TokenStream tokens, int at)
    {
        if (at >= tokens.Count || !tokens.Is(at, "in"))
        {
            return null;
        }

        var from = at;
        for (var i = at - 1; i >= 0 && tokens.TextOf(i) is not ("," or "in"); i--)
        {
            if (tokens.Enclosing(i) != tokens.Enclosing(at))
            {
                continue;
            }

            if (tokens.TextOf(i) is "∑" or "∏" or "⋃" or "⋂")
            {
                return Edit.Replace(tokens.Tokens[from - 1].End, tokens.Tokens[at].End, " ∈");
            }

            from = tokens.Is(i, ":") ? i : from;
        }

        return null;
    }

    /// <summary>For each comma that ends the binders of a function, the arrow.</summary>
    public static SortedDictionary<int, TextEdit> EditsOf(TokenStream tokens)
    {
        var edits = new SortedDictionary<int, TextEdit>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.TextOf(i) is not ("λ" or "fun"))
            {
                continue;
            }

            for (var j = i + 1; j < tokens.Count && !(tokens.TextOf(j) is "=>" or "↦" or ":=" && tokens.Enclosing(j) == tokens.Enclosing(i)); j++)
            {
                if (tokens.Is(j, ",") && tokens.Enclosing(j) == tokens.Enclosing(i) && !edits.ContainsKey(j))
                {
                    edits[j] = Edit.Replace(tokens.Tokens[j], " =>");
                    break;
                }
            }
        }

        return edits;
    }
}
