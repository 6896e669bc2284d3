using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Lean 3 ends a tactic with a comma, and writes <c>have h : P, from e</c>, <c>have h : P, by …</c> and <c>have h : P, { … }</c>.</summary>
internal static class Commas
{
    public const string Name = "Lean 3 comma";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsParse)
        {
            yield break;
        }

        var all = EditsOf(context.Tokens);
        foreach (var token in new[] { context.Fault, context.Fault - 1 })
        {
            if (all.TryGetValue(token, out var edit))
            {
                yield return Refinement.Of(Name, edit);
                yield return Refinement.Of(Name, all.Values);
                yield break;
            }
        }
    }

    /// <summary>The commas between tactics, by token, and what stands for them in Lean 4.</summary>
    public static SortedDictionary<int, TextEdit> EditsOf(TokenStream tokens)
    {
        var edits = new SortedDictionary<int, TextEdit>();
        var itemStarts = new HashSet<int> { 0 };
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!tokens.Is(i, ",") || (tokens.Enclosing(i) is var around and >= 0 && !tokens.Is(around, "{")))
            {
                continue;
            }

            var start = ItemStart(tokens, i, itemStarts);
            if (IsOfBinder(tokens, start, i))
            {
                continue;
            }

            var next = i + 1 < tokens.Count ? tokens.TextOf(i + 1) : "";
            var isLast = next.Length == 0 || tokens.IsFirstOnLine(i + 1) || next is "end" or "}";
            if (StatesType(tokens, start, i) && OfHave(tokens, i, next, tokens.TextOf(start) == "show") is { } have)
            {
                edits[i] = have;
            }
            else if (isLast)
            {
                edits[i] = Edit.Replace(tokens.Tokens[i], "");
            }
            else if (!TakesCommas(tokens.TextOf(start)) && TacticStart.IsPossible(tokens, i + 1) is var possible && (possible || TacticWords.Contains(next)))
            {
                edits[i] = Edit.Replace(tokens.Tokens[i], ";");
            }
            else
            {
                continue;
            }

            itemStarts.Add(i + 1);
        }

        return edits;
    }

    private static int ItemStart(TokenStream tokens, int comma, HashSet<int> starts)
    {
        var around = tokens.Enclosing(comma);
        var j = comma - 1;
        while (j > 0 && !starts.Contains(j) && j - 1 != around
            && !(tokens.IsFirstOnLine(j) && tokens.Enclosing(j) == around && TacticStart.IsPossible(tokens, j))
            && !(tokens.TextOf(j - 1) is "by" or "·" or "begin" && tokens.Enclosing(j) == around))
        {
            j--;
        }

        return j;
    }

    /// <summary>Whether a binder since the start of the tactic still waits for its comma.</summary>
    private static bool IsOfBinder(TokenStream tokens, int start, int comma)
    {
        var open = 0;
        for (var j = start; j < comma; j++)
        {
            if (tokens.Enclosing(j) != tokens.Enclosing(comma))
            {
                continue;
            }

            if (tokens.TextOf(j) is "∀" or "∃" or "∃!" or "∑" or "∏" or "∫" or "⋃" or "⋂" or "λ" or "fun" or "Σ" or "Π")
            {
                open++;
            }
            else if (tokens.TextOf(j) is "," or "=>" or "↦" && open > 0)
            {
                open--;
            }
        }

        return open > 0;
    }

    private static bool StatesType(TokenStream tokens, int start, int comma) =>
        tokens.TextOf(start) is "have" or "show" or "suffices" or "obtain"
        && !Enumerable.Range(start, comma - start).Any(j => tokens.Is(j, ":=") && tokens.Enclosing(j) == tokens.Enclosing(comma));

    private static TextEdit? OfHave(TokenStream tokens, int comma, string next, bool isShow)
    {
        var token = tokens.Tokens[comma];
        return next switch
        {
            "by" or "from" when isShow => Edit.Replace(token, ""),
            "from" => Edit.Replace(token.Start, tokens.Tokens[comma + 1].End, " :="),
            "by" => Edit.Replace(token, " :="),
            "begin" => Edit.Replace(token, " :="),
            "{" => Edit.Replace(token.Start, tokens.Tokens[comma + 1].Start, isShow ? " by " : " := by "),
            _ => null,
        };
    }

    private static bool TakesCommas(string head) => head is "use" or "exists" or "existsi" or "exacts" or "refine_struct" or "rename" or "generalize";
}
