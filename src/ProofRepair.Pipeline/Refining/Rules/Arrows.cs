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

        if (context.Word(context.Fault) == "in" && context.Word(context.Fault - 2) is "∑" or "∏" or "⋃" or "⋂")
        {
            var like = Enumerable.Range(2, context.Tokens.Count - 2)
                .Where(i => context.Tokens.Is(i, "in") && context.Word(i - 2) is "∑" or "∏" or "⋃" or "⋂" && context.Tokens.Is(i, "in"));
            yield return Refinement.Of(Name, like.Select(i => Edit.Replace(context.Tokens.Tokens[i], "∈")));
        }
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
