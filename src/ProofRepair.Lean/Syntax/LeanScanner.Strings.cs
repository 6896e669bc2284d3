using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>Strings: plain, raw, and with terms in them.</summary>
internal readonly partial struct LeanScanner
{
    /// <summary>How deep strings may stand in holes of strings: deeper ones count as not closed.</summary>
    private const int MostNested = 40;

    private LeanToken StringFrom(int quote, int? stop) => stop is { } found ? Token(LeanTokenKind.Text, quote, found) : Token(LeanTokenKind.Error, quote, end);

    /// <summary>The end of a string in which braces mean nothing; null when it is not closed.</summary>
    public int? PlainEnd(int quote)
    {
        for (var i = quote + 1; i < end; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return null;
    }

    /// <summary>The end of a string in which <c>{…}</c> holds a term, and whether a term holds a string with a brace.</summary>
    public (int? End, bool NestsBraces) Interpolated(int quote) => Interpolated(quote, 0);

    private (int? End, bool NestsBraces) Interpolated(int quote, int nested)
    {
        var nestsBraces = false;
        for (var i = quote + 1; i < end; i++)
        {
            switch (text[i])
            {
                case '"':
                    return (i + 1, nestsBraces);
                case '\\':
                    i++;
                    break;
                case '{' when HoleEnd(i + 1, nested + 1, ref nestsBraces) is { } close:
                    i = close;
                    break;
                case '{':
                    return (null, nestsBraces);
            }
        }

        return (null, nestsBraces);
    }

    /// <summary>The brace that ends the term, whose tokens are those of any other.</summary>
    private int? HoleEnd(int start, int nested, ref bool nestsBraces)
    {
        var braces = 0;
        LeanToken? previous = null;
        for (var i = start; i < end && nested <= MostNested;)
        {
            if (LeanCharacters.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (text[i] == '}' && braces-- == 0)
            {
                return i;
            }

            var token = Next(i, previous, nested);
            braces += token.Kind == LeanTokenKind.Keyword && text[token.End - 1] == '{' ? 1 : 0;
            nestsBraces |= token.Kind == LeanTokenKind.Text && text[i] != 'r' && text.AsSpan(i, token.Span.Length).Contains('{');
            previous = token.IsTrivia ? previous : token;
            i = token.End;
        }

        return null;
    }

    private bool IsInterpolating(LeanToken? previous, int quote) =>
        previous is { Kind: LeanTokenKind.Identifier or LeanTokenKind.Keyword } word && word.In(text) is var written
        && ((written.Length > 1 && written[^1] == '!' && IsName(word.Start) && (word.End == quote || !written.Contains('.', StringComparison.Ordinal)))
            || written is "throwError" or "dbg_trace" or "throwErrorAt" or "logInfo" or "logWarning" or "logError");

    private LeanToken? RawString(int start)
    {
        var quote = start + 1;
        while (At(quote) == '#')
        {
            quote++;
        }

        if (At(quote) != '"')
        {
            return null;
        }

        var closing = "\"" + new string('#', quote - start - 1);
        var close = text.IndexOf(closing, quote + 1, end - quote - 1, StringComparison.Ordinal);
        return close < 0
            ? Token(LeanTokenKind.Error, start, end)
            : Token(LeanTokenKind.Text, start, close + closing.Length);
    }
}
