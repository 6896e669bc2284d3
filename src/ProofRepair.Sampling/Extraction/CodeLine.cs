namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// A line of a body that begins with code outside of all brackets. <paramref name="Start"/> is its offset, <paramref name="Column"/> how many spaces
/// it begins with. A continuation can not begin a tactic.
/// </summary>
internal sealed record CodeLine(int Start, int Column, bool IsTactic, bool IsContinuation, bool IsBullet)
{
    public static List<CodeLine> AllOf(LeanScan scan)
    {
        var lines = new List<CodeLine>();
        for (var start = 0; start < scan.Text.Length;)
        {
            var length = LengthAt(scan.Text, start);
            var column = 0;
            while (column < length && scan.Text[start + column] == ' ')
            {
                column++;
            }

            if (column < length && scan.IsCode(start + column) && scan.DepthAt(start + column) == 0)
            {
                var text = scan.Text.AsSpan(start + column, length - column);
                var tactic = LineLook.IsTactic(text);
                lines.Add(new CodeLine(start, column, tactic, !tactic && Continues(text), text[0] is '·' or '{' || text.StartsWith(". ")));
            }

            start += length + 1;
        }

        return lines;
    }

    /// <summary>Of the line that begins at <paramref name="start"/>, without its end.</summary>
    public static int LengthAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return (end < 0 ? text.Length : end) - start;
    }

    private static bool Continues(ReadOnlySpan<char> line)
    {
        var word = LeanNames.WordAt(line.ToString(), 0);
        return word.Length == 0 || word == "_" || Vocabulary.IsContinuation(word);
    }
}
