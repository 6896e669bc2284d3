using System.Text;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>Reads one token at a time from the part of a text that ends at <paramref name="end"/>.</summary>
internal readonly partial struct LeanScanner(string text, int end)
{
    public LeanToken Next(int start, LeanToken? previous) => Next(start, previous, 0);

    private LeanToken Next(int start, LeanToken? previous, int nested)
    {
        var c = text[start];
        var next = At(start + 1);
        switch (c)
        {
            case '-' when next == '-':
                return Token(LeanTokenKind.LineComment, start, LineEnd(start));
            case '/' when next == '-':
                return Comment(start);
            case '"':
                return StringFrom(start, IsInterpolating(previous, start) ? Interpolated(start, nested).End : PlainEnd(start));
            case '\'':
                return CharacterOrTick(start, previous);
            case 'r' when next is '"' or '#' && RawString(start) is { } raw:
                return raw;
            case '`' when next == '`' ? IsName(start + 2) : IsName(start + 1):
                return Name(start, next == '`' ? start + 2 : start + 1);
            case '?' when IsName(start + 1):
                return Name(start, start + 1);
            case '#' when IsName(start + 1):
                return Token(LeanTokenKind.Keyword, start, WordEnd(start + 1));
            case '«':
                return Name(start, start);
        }

        if (LeanCharacters.IsDigit(c))
        {
            return Token(LeanTokenKind.Numeral, start, NumeralEnd(start));
        }

        return IsName(start) ? Name(start, start) : Symbol(start);
    }

    private LeanToken Comment(int start)
    {
        var isDoc = At(start + 2) is '-' or '!';
        var depth = 1;
        var i = start + (isDoc ? 3 : 2);
        while (i < end)
        {
            if (text[i] == '-' && At(i + 1) == '/')
            {
                i += 2;
                if (--depth == 0)
                {
                    return Token(isDoc ? LeanTokenKind.DocComment : LeanTokenKind.BlockComment, start, i);
                }
            }
            else if (text[i] == '/' && At(i + 1) == '-')
            {
                depth++;
                i += 2;
            }
            else
            {
                i++;
            }
        }

        return Token(LeanTokenKind.Error, start, end);
    }

    private LeanToken CharacterOrTick(int start, LeanToken? previous)
    {
        if (At(start + 1) == '\'')
        {
            return Token(LeanTokenKind.Keyword, start, start + 2); // '' : the image of a set
        }

        // The tick of `a[i]'h`, which touches the bracket before it.
        var isTick = previous is { } p && p.End == start && text[start - 1] is ']' or ')' or '⟩';
        if (isTick && text[start - 1] == ']')
        {
            return Token(LeanTokenKind.Keyword, start, start + 1);
        }

        var close = start + 1;
        if (At(close) == '\\')
        {
            close += At(close + 1) switch { 'x' => 4, 'u' => 6, _ => 2 };
        }
        else if (close < end)
        {
            close += RuneLength(close);
        }

        if (At(close) == '\'' && close < end)
        {
            return Token(LeanTokenKind.Character, start, close + 1);
        }

        return Token(isTick ? LeanTokenKind.Keyword : LeanTokenKind.Error, start, start + 1);
    }

    private LeanToken Name(int start, int from)
    {
        var i = from;
        while (true)
        {
            if (At(i) == '«')
            {
                var close = text.IndexOf('»', i, end - i);
                if (close < 0)
                {
                    return Token(LeanTokenKind.Error, start, LineEnd(i));
                }

                i = close + 1;
            }
            else
            {
                i = WordEnd(i);
            }

            if (At(i) != '.' || !IsName(i + 1))
            {
                break;
            }

            i++;
        }

        var isWord = start == from && LeanVocabulary.IsReserved(text[start..i]);
        return Token(isWord ? LeanTokenKind.Keyword : LeanTokenKind.Identifier, start, i);
    }

    private LeanToken Symbol(int start)
    {
        for (var length = Math.Min(LeanVocabulary.LongestSymbol, end - start); length > 1; length--)
        {
            if (LeanVocabulary.IsSymbol(text.AsSpan(start, length)))
            {
                return Token(LeanTokenKind.Keyword, start, start + length);
            }
        }

        return Rune.TryGetRuneAt(text, start, out var rune) && start + rune.Utf16SequenceLength <= end
            ? Token(LeanTokenKind.Keyword, start, start + rune.Utf16SequenceLength)
            : Token(LeanTokenKind.Error, start, start + 1);
    }

    private int NumeralEnd(int start)
    {
        if (text[start] == '0' && At(start + 1) is 'x' or 'X' or 'b' or 'B' or 'o' or 'O')
        {
            var i = start + 2;
            while (i < end && (char.IsAsciiHexDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }

            return i;
        }

        var last = Digits(start);
        if (start > 0 && text[start - 1] == '.')
        {
            return last; // h.1.2 is two projections, not a decimal
        }

        if (At(last) == '.' && LeanCharacters.IsDigit(At(last + 1)))
        {
            last = Digits(last + 1);
        }

        if (At(last) is 'e' or 'E')
        {
            var exponent = At(last + 1) is '+' or '-' ? last + 2 : last + 1;
            if (LeanCharacters.IsDigit(At(exponent)))
            {
                last = Digits(exponent);
            }
        }

        return last;
    }

    private int Digits(int i)
    {
        while (LeanCharacters.IsDigit(At(i)) || (At(i) == '_' && LeanCharacters.IsDigit(At(i + 1))))
        {
            i++;
        }

        return i;
    }

    private int WordEnd(int i)
    {
        while (i < end && Rune.TryGetRuneAt(text, i, out var rune) && LeanCharacters.IsNameRest(rune) && i + rune.Utf16SequenceLength <= end)
        {
            i += rune.Utf16SequenceLength;
        }

        return i;
    }

    private bool IsName(int i) =>
        i < end && (text[i] == '«' || (Rune.TryGetRuneAt(text, i, out var rune) && LeanCharacters.IsNameStart(rune) && i + rune.Utf16SequenceLength <= end));

    private int RuneLength(int i) => i + 1 < end && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;

    private int LineEnd(int i)
    {
        var newline = text.IndexOf('\n', i, end - i);
        return newline < 0 ? end : newline;
    }

    private char At(int i) => i < end ? text[i] : '\0';

    private static LeanToken Token(LeanTokenKind kind, int start, int stop) => new(kind, TextSpan.FromBounds(start, stop));
}
