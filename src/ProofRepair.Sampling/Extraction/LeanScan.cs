namespace ProofRepair.Sampling.Extraction;

internal enum TextKind : byte
{
    Code,
    Comment,
    String,
}

/// <summary>
/// What each character of a text would be to Lean, and how deep in brackets it stands. Made for text that may be broken, so a quote that
/// never closes is taken for code, and a closing bracket without its opening one for nothing.
/// </summary>
internal sealed class LeanScan
{
    private readonly TextKind[] _kinds;
    private readonly int[] _depths;

    public LeanScan(string text)
    {
        Text = text;
        _kinds = new TextKind[text.Length];
        _depths = new int[text.Length + 1];
        Run();
    }

    public string Text { get; }

    public bool EndsInComment { get; private set; }

    public bool HasOpenString { get; private set; }

    public int FinalDepth => _depths[Text.Length];

    public TextKind KindAt(int offset) => _kinds[offset];

    /// <summary>Brackets that are open just before <paramref name="offset"/>.</summary>
    public int DepthAt(int offset) => _depths[offset];

    public bool IsCode(int offset) => _kinds[offset] == TextKind.Code;

    /// <summary>The last character of code before <paramref name="end"/> that is no white space; -1 where there is none.</summary>
    public int LastCodeBefore(int end)
    {
        var i = end - 1;
        while (i >= 0 && (!IsCode(i) || char.IsWhiteSpace(Text[i])))
        {
            i--;
        }

        return i;
    }

    /// <summary>The first character of code from <paramref name="start"/> on that is no white space; the text's length where there is none.</summary>
    public int FirstCodeFrom(int start)
    {
        var i = start;
        while (i < Text.Length && (!IsCode(i) || char.IsWhiteSpace(Text[i])))
        {
            i++;
        }

        return i;
    }

    private void Run()
    {
        var depth = 0;
        for (var i = 0; i < Text.Length;)
        {
            var end = EndOfCommentOrString(i, out var kind);
            if (end > i)
            {
                Array.Fill(_kinds, kind, i, end - i);
                Array.Fill(_depths, depth, i, end - i);
                i = end;
                continue;
            }

            _depths[i] = depth;
            depth = Text[i] switch
            {
                '(' or '[' or '{' or '⟨' or '⦃' => depth + 1,
                ')' or ']' or '}' or '⟩' or '⦄' => Math.Max(0, depth - 1),
                _ => depth,
            };
            i++;
        }

        _depths[Text.Length] = depth;
    }

    private int EndOfCommentOrString(int i, out TextKind kind)
    {
        kind = TextKind.Comment;
        var next = i + 1 < Text.Length ? Text[i + 1] : '\0';
        switch (Text[i])
        {
            case '-' when next == '-':
                var line = Text.IndexOf('\n', i);
                return line < 0 ? Text.Length : line;
            case '/' when next == '-':
                return EndOfBlockComment(i);
            case '"':
                kind = TextKind.String;
                return EndOfString(i);
            case 'r' when next is '"' or '#' && !LeanNames.IsPartBefore(Text, i):
                kind = TextKind.String;
                return EndOfRawString(i);
            case '\'' when !LeanNames.IsPartBefore(Text, i):
                kind = TextKind.String;
                return EndOfCharacter(i);
            default:
                return i;
        }
    }

    private int EndOfBlockComment(int start)
    {
        var depth = 0;
        for (var i = start; i + 1 < Text.Length; i++)
        {
            if (Text[i] == '/' && Text[i + 1] == '-')
            {
                depth++;
                i++;
            }
            else if (Text[i] == '-' && Text[i + 1] == '/')
            {
                depth--;
                i++;
                if (depth == 0)
                {
                    return i + 1;
                }
            }
        }

        EndsInComment = true;
        return Text.Length;
    }

    private int EndOfString(int start)
    {
        // One unclosed quote must not make the search of each later one run to the end again.
        if (HasOpenString)
        {
            return start;
        }

        for (var i = start + 1; i < Text.Length; i++)
        {
            if (Text[i] == '\\')
            {
                i++;
            }
            else if (Text[i] == '"')
            {
                return i + 1;
            }
        }

        HasOpenString = true;
        return start;
    }

    private int EndOfRawString(int start)
    {
        var hashes = 0;
        while (start + 1 + hashes < Text.Length && Text[start + 1 + hashes] == '#')
        {
            hashes++;
        }

        var quote = start + 1 + hashes;
        if (quote >= Text.Length || Text[quote] != '"')
        {
            return start;
        }

        var end = Text.IndexOf('"' + new string('#', hashes), quote + 1, StringComparison.Ordinal);
        return end < 0 ? start : end + 1 + hashes;
    }

    private int EndOfCharacter(int start)
    {
        if (start + 2 >= Text.Length)
        {
            return start;
        }

        if (Text[start + 1] == '\\')
        {
            var end = Text.IndexOf('\'', start + 3 <= Text.Length ? start + 3 : Text.Length);
            return end > 0 && end - start <= 8 ? end + 1 : start;
        }

        var width = char.IsHighSurrogate(Text[start + 1]) ? 2 : 1;
        return start + 1 + width < Text.Length && Text[start + 1 + width] == '\'' && Text[start + 1] != '\n' ? start + 2 + width : start;
    }
}
