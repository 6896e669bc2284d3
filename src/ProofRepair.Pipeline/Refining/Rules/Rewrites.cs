using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary><c>rw h</c> and <c>rw ← h at k</c> of Lean 3 have brackets in Lean 4.</summary>
internal static class Rewrites
{
    private const string Name = "rw without brackets";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsParse)
        {
            yield break;
        }

        var head = Enumerable.Range(0, 3).Select(back => context.Fault - back).FirstOrDefault(i => IsBare(context.Tokens, i), -1);
        if (head < 0)
        {
            yield break;
        }

        yield return Refinement.Of(Name, EditsAt(context.Tokens, head));
        yield return Refinement.Of(Name, EditsOf(context.Tokens));
        if (TermsAfter(context.Tokens, head) is var (first, last) && last > first)
        {
            // Two terms may be two rules rather than a function and its argument.
            var between = Enumerable.Range(first + 1, last - first).Where(i => context.Tokens.Enclosing(i) == context.Tokens.Enclosing(head) && context.Tokens.IsSpacedBefore(i));
            yield return Refinement.Of(
                Name, EditsAt(context.Tokens, head).Concat(between.Where(i => context.Word(i - 1) is not ("←" or "<-")).Select(i => Edit.Insert(context.Tokens.Tokens[i - 1].End, ","))));
        }
    }

    public static List<TextEdit> EditsOf(TokenStream tokens) =>
        [.. Enumerable.Range(0, tokens.Count).Where(i => IsBare(tokens, i)).SelectMany(i => EditsAt(tokens, i))];

    private static bool IsBare(TokenStream tokens, int i) =>
        i >= 0 && i + 1 < tokens.Count && tokens.TextOf(i) is "rw" or "rwa" or "rewrite" or "erw" or "simp_rw"
        && !tokens.Is(i + 1, "[") && !tokens.Is(i + 1, "(") && TermsAfter(tokens, i).Last >= i + 1;

    private static IEnumerable<TextEdit> EditsAt(TokenStream tokens, int head)
    {
        var (first, last) = TermsAfter(tokens, head);
        yield return Edit.Insert(tokens.Tokens[first].Start, "[");
        yield return Edit.Insert(tokens.Tokens[last].End, "]");
    }

    /// <summary>The tokens from after the head to <c>at</c>, a separator or the end of the line.</summary>
    private static (int First, int Last) TermsAfter(TokenStream tokens, int head)
    {
        var last = head;
        for (var i = head + 1; i < tokens.Count; i++)
        {
            if (tokens.Enclosing(i) == tokens.Enclosing(head)
                && (tokens.IsFirstOnLine(i) || tokens.TextOf(i) is "at" or "," or ";" or "<;>" or "}" or ")" or "⟩" or "using" or "|"))
            {
                break;
            }

            last = i;
        }

        return (head + 1, last);
    }
}
