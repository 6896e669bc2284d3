using System.Collections.Immutable;
using System.Text;

namespace ProofRepair.Bench.Text;

/// <summary>
/// Splits Lean text into tokens without knowing a grammar: enough to find brackets, binders and names, and to leave strings and
/// comments alone. Total: every text is covered, an open comment or string reaches to the end.
/// </summary>
public static class LeanScanner
{
    // Longest first. Symbols that are not here are single characters.
    private static readonly string[] Symbols =
    [
        "<;>", ":=", "=>", "<->", "->", "<-", "<=", ">=", "!=", "==", "/\\", "\\/", "&&", "||", "..", "::", "++", "<|", "|>", "''",
        "^[", "∃!", "⁻¹", "∑'", "∏'", "∑ᶠ", "∏ᶠ",
    ];

    public static ImmutableArray<LeanToken> Scan(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<LeanToken>();
        for (var i = 0; i < text.Length;)
        {
            var (kind, length) = Next(text, i);
            tokens.Add(new LeanToken(kind, text.Substring(i, length), i));
            i += length;
        }

        return tokens.ToImmutable();
    }

    private static (LeanTokenKind Kind, int Length) Next(string text, int i)
    {
        var c = text[i];
        if (char.IsWhiteSpace(c))
        {
            var end = i + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return (LeanTokenKind.Space, end - i);
        }

        if (At(text, i, "--"))
        {
            var end = text.IndexOf('\n', i);
            return (LeanTokenKind.Comment, (end < 0 ? text.Length : end) - i);
        }

        if (At(text, i, "/-"))
        {
            return (At(text, i, "/--") && !At(text, i, "/--/") ? LeanTokenKind.DocComment : LeanTokenKind.Comment, BlockComment(text, i));
        }

        if (c == '"')
        {
            return (LeanTokenKind.Quoted, QuotedLength(text, i));
        }

        if (char.IsAsciiDigit(c))
        {
            return (LeanTokenKind.Number, Number(text, i));
        }

        if (IdentifierPart(text, i) is var part and > 0)
        {
            return (LeanTokenKind.Identifier, Identifier(text, i, part));
        }

        if (Array.Find(Symbols, s => At(text, i, s)) is { } symbol)
        {
            return (LeanTokenKind.Symbol, symbol.Length);
        }

        return (LeanTokenKind.Symbol, Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1);
    }

    private static bool At(string text, int i, string what) => string.CompareOrdinal(text, i, what, 0, what.Length) == 0;

    private static int BlockComment(string text, int start)
    {
        var depth = 1;
        var i = start + 2;
        while (i < text.Length && depth > 0)
        {
            var step = At(text, i, "/-") ? 1 : At(text, i, "-/") ? -1 : 0;
            depth += step;
            i += step == 0 ? 1 : 2;
        }

        return Math.Min(i, text.Length) - start;
    }

    private static int QuotedLength(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] != '"')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, text.Length) - start;
    }

    private static int Number(string text, int start)
    {
        var i = start;
        if (text[i] == '0' && i + 1 < text.Length && text[i + 1] is 'x' or 'X' or 'b' or 'B' or 'o' or 'O')
        {
            i += 2;
            while (i < text.Length && char.IsAsciiHexDigit(text[i]))
            {
                i++;
            }

            return i - start;
        }

        i = Digits(text, i);
        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            i = Digits(text, i + 1);
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var exponent = i + 1 < text.Length && text[i + 1] is '-' or '+' ? i + 2 : i + 1;
            i = exponent < text.Length && char.IsAsciiDigit(text[exponent]) ? Digits(text, exponent) : i;
        }

        return i - start;
    }

    private static int Digits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int Identifier(string text, int start, int firstPart)
    {
        var end = start + firstPart;
        while (end + 1 < text.Length && text[end] == '.' && IdentifierPart(text, end + 1) is var part and > 0)
        {
            end += 1 + part;
        }

        return end - start;
    }

    /// <summary>The length of one component of a name at <paramref name="i"/>, or 0.</summary>
    private static int IdentifierPart(string text, int i)
    {
        if (text[i] == '«')
        {
            var close = text.IndexOf('»', i);
            return close < 0 ? 0 : close + 1 - i;
        }

        if (!Rune.TryGetRuneAt(text, i, out var first) || !StartsIdentifier(first.Value))
        {
            return 0;
        }

        var end = i + first.Utf16SequenceLength;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && ContinuesIdentifier(rune.Value))
        {
            end += rune.Utf16SequenceLength;
        }

        return end - i;
    }

    private static bool StartsIdentifier(int c) => c == '_' || char.IsAsciiLetter((char)Math.Min(c, 0xffff)) || IsLetterLike(c);

    private static bool ContinuesIdentifier(int c) =>
        StartsIdentifier(c) || c is >= '0' and <= '9' or '\'' or '!' or '?' || IsSubscript(c);

    // Lean's isLetterLike: Greek without λ Π Σ, Coptic, polytonic Greek, letter-like symbols (ℕ, ℝ), script and Fraktur letters.
    private static bool IsLetterLike(int c) =>
        c is >= 0x3b1 and <= 0x3c9 and not 0x3bb
            or >= 0x391 and <= 0x3a9 and not 0x3a0 and not 0x3a3
            or >= 0x3ca and <= 0x3fb
            or >= 0x1f00 and <= 0x1ffe
            or >= 0x2100 and <= 0x214f
            or >= 0x1d49c and <= 0x1d59f
            or (>= 0xc0 and <= 0x17f and not 0xd7 and not 0xf7);

    private static bool IsSubscript(int c) => c is >= 0x2080 and <= 0x2089 or >= 0x2090 and <= 0x209c or >= 0x1d62 and <= 0x1d6a;
}
