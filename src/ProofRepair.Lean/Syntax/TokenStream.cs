using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>The significant tokens of a part of a text, with their columns and the brackets around them.</summary>
public sealed class TokenStream
{
    private readonly int[] _columns;
    private readonly int[] _lines;
    private readonly BracketBalance _brackets;

    public TokenStream(string text, TextSpan part)
    {
        Text = text;
        Part = part;
        // A documentation comment is no white space to Lean, but inside a proof it is an error wherever it stands.
        Tokens = [.. LeanLexer.Tokenize(text, part).Where(t => !t.IsTrivia && t.Kind != LeanTokenKind.DocComment)];
        (_lines, _columns) = Place(text, Tokens);
        _brackets = BracketBalance.Of(text, Tokens);
    }

    public string Text { get; }

    public TextSpan Part { get; }

    public ImmutableArray<LeanToken> Tokens { get; }

    public int Count => Tokens.Length;

    public bool IsBalanced => _brackets.IsBalanced;

    public string TextOf(int i) => Tokens[i].In(Text);

    public bool Is(int i, string word) => i >= 0 && i < Count && Tokens[i].Is(Text, word);

    /// <summary>Lean's column of a token: codepoints since the start of its line.</summary>
    public int Column(int i) => _columns[i];

    /// <summary>Whether a line begins between the token before and this one.</summary>
    public bool IsFirstOnLine(int i) => i == 0 || _lines[i] != LineOfEnd(i - 1);

    public int Line(int i) => _lines[i];

    /// <summary>The other bracket of a matched pair, or -1.</summary>
    public int Match(int i) => _brackets.Match[i];

    /// <summary>The innermost matched opening bracket around a token, or -1.</summary>
    public int Enclosing(int i) => _brackets.Enclosing[i];

    public bool IsUnmatchedOpening(int i) => _brackets.Match[i] < 0 && BracketBalance.ClosingOf(TextOf(i)) is not null;

    public bool IsSpacedBefore(int i) => Tokens[i].Start == Part.Start || LeanCharacters.IsWhiteSpace(Text[Tokens[i].Start - 1]);

    public bool IsSpacedAfter(int i) => Tokens[i].End >= Part.End || LeanCharacters.IsWhiteSpace(Text[Tokens[i].End]);

    /// <summary>A bar that separates: Lean allows no space inside the bars of an absolute value.</summary>
    public bool IsSeparatorBar(int i) => i < Count && Is(i, "|") && IsSpacedBefore(i) && IsSpacedAfter(i);

    /// <summary>The index of the token that contains the offset, or else of the last one before it; -1 when there is none.</summary>
    public int IndexAt(int offset)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].Start <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    public TextSpan SpanOf(int from, int to) =>
        from >= to ? new TextSpan(from < Count ? Tokens[from].Start : Part.End, 0) : TextSpan.FromBounds(Tokens[from].Start, Tokens[to - 1].End);

    private int LineOfEnd(int i)
    {
        var line = _lines[i];
        for (var p = Tokens[i].Start; p < Tokens[i].End; p++)
        {
            line += Text[p] == '\n' ? 1 : 0;
        }

        return line;
    }

    private static (int[] Lines, int[] Columns) Place(string text, ImmutableArray<LeanToken> tokens)
    {
        var lines = new int[tokens.Length];
        var columns = new int[tokens.Length];
        int position = 0, line = 0, column = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            for (; position < tokens[i].Start; position++)
            {
                if (text[position] == '\n')
                {
                    line++;
                    column = 0;
                }
                else if (!char.IsLowSurrogate(text[position]))
                {
                    column++;
                }
            }

            lines[i] = line;
            columns[i] = column;
        }

        return (lines, columns);
    }
}
