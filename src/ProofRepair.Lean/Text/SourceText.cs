namespace ProofRepair.Lean.Text;

/// <summary>
/// A text with its line starts. The only place where Lean's codepoint columns and .NET's UTF-16 offsets meet.
/// Lines end at "\n"; Lean reads "\r\n" as "\n" but counts no column for the "\r", which stands at the end of its line here.
/// </summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    public SourceText(string text)
    {
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = [.. starts];
    }

    public string Text { get; }

    public int LineCount => _lineStarts.Length;

    /// <summary>The UTF-16 offset of a position; a position past its line or past the text is moved to the nearest end.</summary>
    public int ToOffset(LeanPosition position)
    {
        if (position.Line > _lineStarts.Length)
        {
            return Text.Length;
        }

        var offset = _lineStarts[Math.Max(position.Line, 1) - 1];
        var end = position.Line < _lineStarts.Length ? _lineStarts[position.Line] - 1 : Text.Length;
        for (var column = 0; column < position.Column && offset < end; column++)
        {
            offset += offset + 1 < Text.Length && char.IsSurrogatePair(Text[offset], Text[offset + 1]) ? 2 : 1;
        }

        return offset;
    }

    public LeanPosition ToPosition(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        var column = 0;
        for (var i = _lineStarts[line]; i < offset; i++)
        {
            if (!char.IsLowSurrogate(Text[i]))
            {
                column++;
            }
        }

        return new LeanPosition(line + 1, column);
    }

    /// <summary>The offset at which a line (1-based) begins.</summary>
    public int LineStart(int line) => _lineStarts[line - 1];
}
