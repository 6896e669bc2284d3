using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>A declaration in parts: statement (keyword included, white space trimmed), <c>:=</c> or <c>where</c> or the first <c>|</c>, body.</summary>
public sealed record StatementParts(TextSpan Statement, TextSpan Separator, TextSpan Body);

public static class StatementSplitter
{
    /// <summary>
    /// Splits where Lean does: at the first <c>:=</c> outside brackets that no <c>let</c> or <c>have</c> of the type takes, at <c>where</c>, or
    /// before the first <c>| pattern =></c>, which then belongs to the body. Null when the declaration has no body.
    /// </summary>
    public static StatementParts? SplitAt(string declaration) => SplitAt(declaration, new TextSpan(0, declaration.Length));

    public static StatementParts? SplitAt(string text, TextSpan declaration) => SplitAt(new TokenStream(text, declaration), 0);

    /// <summary>Splits a declaration whose keyword is the token <paramref name="keyword"/>.</summary>
    internal static StatementParts? SplitAt(TokenStream tokens, int keyword)
    {
        var pending = 0;
        var inMatch = false;
        for (var i = keyword; i < tokens.Count; i++)
        {
            if (tokens.Enclosing(i) >= 0)
            {
                continue;
            }

            switch (tokens.TextOf(i))
            {
                case "let" or "have" or "letI" or "haveI" when i > keyword:
                    pending++;
                    break;
                case "match" or "fun":
                    inMatch = true;
                    break;
                case "←" or "<-" when pending > 0:
                case ":=" when pending > 0:
                    pending--;
                    break;
                case ":=" or "where":
                    return Parts(tokens, keyword, i, i + 1);
                case "|" when !inMatch && i > keyword && tokens.IsSeparatorBar(i) && HasArrow(tokens, i):
                    return Parts(tokens, keyword, i, i);
            }
        }

        return null;
    }

    private static StatementParts Parts(TokenStream tokens, int keyword, int separator, int body)
    {
        var from = tokens.Tokens[keyword].Start;
        var statement = TextSpan.FromBounds(from, separator > keyword ? tokens.Tokens[separator - 1].End : from);
        var mark = tokens.Tokens[separator].Span;
        var content = body < tokens.Count
            ? TextSpan.FromBounds(tokens.Tokens[body].Start, tokens.Tokens[^1].End)
            : new TextSpan(mark.End, 0);
        return new StatementParts(statement, body == separator ? new TextSpan(mark.Start, 0) : mark, content);
    }

    private static bool HasArrow(TokenStream tokens, int bar)
    {
        for (var i = bar + 1; i < tokens.Count; i++)
        {
            if (tokens.Enclosing(i) == tokens.Enclosing(bar))
            {
                if (tokens.Is(i, "=>"))
                {
                    return true;
                }

                if (tokens.Is(i, ":="))
                {
                    return false;
                }
            }
        }

        return false;
    }
}
