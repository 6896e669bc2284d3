namespace ProofRepair.Ablation.Apollo;

/// <summary>Text operations with Python's meaning where .NET's differs: the rules count on them.</summary>
internal static class PythonText
{
    /// <summary>Lines without their ends; a newline at the end begins no further line.</summary>
    public static List<string> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    public static string Join(IEnumerable<string> lines) => string.Join('\n', lines);

    public static int IndentOf(string line) => line.Length - line.TrimStart().Length;

    /// <summary>What stands before the first <paramref name="mark"/>, or all.</summary>
    public static string Before(string text, string mark) => text.Split(mark)[0];

    /// <summary>Removes the white space that all lines begin with; a blank line has no say and becomes empty.</summary>
    public static string Dedent(string text)
    {
        var lines = text.Split('\n').Select(l => string.IsNullOrWhiteSpace(l) ? "" : l).ToList();
        var margin = lines.Where(l => l.Length > 0).Select(IndentOf).DefaultIfEmpty(0).Min();
        return Join(lines.Select(l => l.Length == 0 ? l : l[margin..]));
    }
}
