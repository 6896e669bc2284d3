using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>A bracket that is never closed, or that closes nothing.</summary>
internal static class Brackets
{
    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var tokens = context.Tokens;
        if (!context.IsParse || tokens.IsBalanced)
        {
            yield break;
        }

        var opening = Enumerable.Range(0, tokens.Count).Where(tokens.IsUnmatchedOpening).ToList();
        var closing = Enumerable.Range(0, tokens.Count).Where(i => IsClosing(tokens.TextOf(i)) && tokens.Match(i) < 0).ToList();

        // All at once first: with one left open Lean reads nothing more.
        var all = opening.Select(i => Close(context, i, EndOfLine(context, i))).Concat(closing.Select(i => Edit.Replace(tokens.Tokens[i], ""))).ToList();
        var merged = all.GroupBy(e => e.Span).Select(g => g.First() with { Replacement = string.Concat(g.Reverse().Select(e => e.Replacement)) });
        yield return Refinement.Of("brackets", merged);

        foreach (var i in opening.Where(i => i < Math.Max(1, context.Fault)).Reverse().Take(2))
        {
            yield return Refinement.Of("unclosed bracket", Close(context, i, EndOfLine(context, i)));
            if (context.Fault > i)
            {
                yield return Refinement.Of("unclosed bracket", Close(context, i, tokens.Tokens[context.Fault - 1].End));
            }

            if (context.ItemOf(i) is { } item && item.Span.End > tokens.Tokens[i].End)
            {
                yield return Refinement.Of("unclosed bracket", Close(context, i, item.Span.End));
            }

            yield return Refinement.Of("unclosed bracket", Edit.Replace(tokens.Tokens[i], ""));
        }

        foreach (var i in closing.OrderBy(i => Math.Abs(i - context.Fault)).Take(2))
        {
            yield return Refinement.Of("surplus bracket", Edit.Replace(tokens.Tokens[i], ""));
        }

        // One kind was closed by another, as in ⟨a, b).
        if (opening.Count > 0 && closing.Count > 0 && opening[^1] < closing[0] && BracketBalance.ClosingOf(tokens.TextOf(opening[^1])) is { } partner)
        {
            yield return Refinement.Of("wrong bracket", Edit.Replace(tokens.Tokens[closing[0]], partner));
        }
    }

    private static TextEdit Close(RefinementContext context, int opening, int offset) =>
        Edit.Insert(offset, BracketBalance.ClosingOf(context.Word(opening))!);

    /// <summary>The end of the last token on the bracket's line, before a <c>:=</c> or <c>by</c> that ends it and any <c>,</c>.</summary>
    private static int EndOfLine(RefinementContext context, int opening)
    {
        var tokens = context.Tokens;
        var last = opening;
        while (last + 1 < tokens.Count && !tokens.IsFirstOnLine(last + 1))
        {
            last++;
        }

        while (last > opening + 1 && tokens.TextOf(last) is "by" or ":=" or "," or ";" or "=>")
        {
            last--;
        }

        return tokens.Tokens[last].End;
    }

    private static bool IsClosing(string token) => token is ")" or "]" or "}" or "⟩" or "›" or "⟧";
}
