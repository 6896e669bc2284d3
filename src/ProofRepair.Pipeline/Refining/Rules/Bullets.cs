using ProofRepair.Pipeline.Sketching;

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
            if (token >= 1 && tokens.IsFirstOnLine(token) && MarkAt(context, token) is { Length: > 0 } mark)
            {
                yield return Refinement.Of("bullet", Dot(context, token, mark));
                var like = Enumerable.Range(1, tokens.Count - 1).Where(i => tokens.IsFirstOnLine(i) && MarkAt(context, i) == mark);
                yield return Refinement.Of("bullet", like.Select(i => Dot(context, i, mark)));
                yield break;
            }
        }
    }

    private static TextEdit Dot(RefinementContext context, int token, string mark)
    {
        var end = context.Tokens.Tokens[token].Start + mark.Length;
        return Edit.Replace(context.Tokens.Tokens[token].Start, end, end < context.Text.Length && char.IsWhiteSpace(context.Text[end]) ? "·" : "· ");
    }

    /// <summary>Empty where none stands.</summary>
    private static string MarkAt(RefinementContext context, int token)
    {
        if (IsMark(context.Tokens.TextOf(token)))
        {
            return context.Tokens.TextOf(token);
        }

        var start = context.Tokens.Tokens[token].Start;
        var word = string.Concat(context.Text[start..context.LineEnd(start)].TakeWhile(c => !char.IsWhiteSpace(c)));
        return IsLostDot(word) ? word : "";
    }

    private static bool IsMark(string token) => token is "." or "•" or "∙" or "⋅" or "◦" or "‣" or "●" or "▪" or "-" or "*" or "+" or "–" or "・";

    /// <summary>What a dot, two bytes in UTF-8, becomes where it is read or written as something else.</summary>
    private static bool IsLostDot(string word) => word is "?" or "??" or "\uFFFD" or "\uFFFD\uFFFD" or "\u00C2\u00B7";
}
