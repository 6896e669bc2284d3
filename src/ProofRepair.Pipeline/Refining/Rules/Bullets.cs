namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Marks at the start of a line that stand for <c>·</c>.</summary>
internal static class Bullets
{
    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var tokens = context.Tokens;
        if (!context.IsParse || context.Fault >= tokens.Count)
        {
            yield break;
        }

        foreach (var token in new[] { context.Fault, context.Fault - 1 })
        {
            if (token >= 1 && tokens.IsFirstOnLine(token) && tokens.TextOf(token) is var mark && IsMark(mark))
            {
                yield return Refinement.Of("bullet", Edit.Replace(tokens.Tokens[token], "·" + Space(context, token)));
                var like = Enumerable.Range(1, tokens.Count - 1).Where(i => tokens.IsFirstOnLine(i) && tokens.Is(i, mark));
                yield return Refinement.Of("bullet", like.Select(i => Edit.Replace(tokens.Tokens[i], "·" + Space(context, i))));
                yield break;
            }
        }
    }

    private static bool IsMark(string token) => token is "." or "•" or "∙" or "⋅" or "◦" or "‣" or "●" or "▪" or "-" or "*" or "+" or "–" or "・";

    private static string Space(RefinementContext context, int token) => context.Tokens.IsSpacedAfter(token) ? "" : " ";
}
