using System.Text;

namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// Puts a tactic sequence in columns that Lean accepts after <c>by</c>. Only the first line may be moved alone (its indentation is lost where
/// an output goes on from a prompt); else all lines move together or none does.
/// </summary>
internal static class BodyLayout
{
    private const int Indentation = 2;

    /// <summary>Tactics without a <c>by</c>: the result begins on a line of its own, at a column above 0.</summary>
    public static string Indent(string tactics)
    {
        var text = TrimBlankLines(tactics);
        var scan = new LeanScan(text);
        var lines = CodeLine.AllOf(scan);
        if (lines.Count == 0)
        {
            return text;
        }

        var firstColumn = lines[0].Column;
        if (lines[0].Start > 0)
        {
            // Comments come first: only theirs was lost. They may stand at any column, but a proof goes on from a prompt byte for byte.
            return firstColumn == 0 ? Shift(scan, Indentation)
                : text[0] == ' ' ? text
                : new string(' ', firstColumn) + text;
        }

        var lost = firstColumn == 0 ? LostColumn(scan, lines, guess: true) : null;
        if (lost is { } column)
        {
            return new string(' ', column) + text;
        }

        return firstColumn == 0 ? Shift(scan, Indentation) : text;
    }

    /// <summary>What follows a written <c>by</c>; moved only where it could not be read as it stands.</summary>
    public static string AfterBy(string tail)
    {
        var newline = tail.IndexOf('\n');
        if (newline < 0 || !string.IsNullOrWhiteSpace(tail[..newline]))
        {
            return tail;
        }

        var tactics = tail[(newline + 1)..];
        var scan = new LeanScan(tactics);
        var lines = CodeLine.AllOf(scan);
        return lines.Count > 1 && lines[0].Start == 0 && lines[0].Column == 0 && LostColumn(scan, lines, guess: false) is { } column
            ? tail[..(newline + 1)] + new string(' ', column) + tactics
            : tail;
    }

    /// <summary>
    /// A sequence whose first tactic stands on the line of <c>by</c> and whose others are aligned with it breaks when the line before
    /// changes its length; it goes to a line of its own, at the same column.
    /// </summary>
    public static string Unhang(string body, int firstColumn)
    {
        var newline = body.IndexOf('\n');
        if (newline < 0 || !body.StartsWith("by ", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(body[2..newline]))
        {
            return body;
        }

        var rest = body[2..].TrimStart(' ');
        var column = firstColumn + body.Length - rest.Length;
        var scan = new LeanScan(rest);
        return CodeLine.AllOf(scan).Skip(1).Any(l => l.Column == column && LineLook.IsTactic(rest.AsSpan(l.Start + l.Column, CodeLine.LengthAt(rest, l.Start) - l.Column)))
            ? "by\n" + new string(' ', column) + rest
            : body;
    }

    /// <summary>
    /// The column that the first line has lost, or null where the text is consistent with column 0. With <paramref name="guess"/> a text that
    /// fits several columns, such as a single tactic with a block, gets the usual one.
    /// </summary>
    private static int? LostColumn(LeanScan scan, List<CodeLine> lines, bool guess)
    {
        var rest = lines.GetRange(1, lines.Count - 1);
        // Columns of the blocks that are open: their lines say nothing of the column outside them.
        var blocks = new Stack<int>();
        if (lines[0].IsBullet)
        {
            blocks.Push(1);
        }

        foreach (var line in rest)
        {
            if (line.Column == 0 && !line.IsContinuation)
            {
                return null;
            }

            while (blocks.TryPeek(out var block) && block > line.Column)
            {
                blocks.Pop();
            }

            if (Openers.EndsOpen(scan, 0, line.Start))
            {
                blocks.Push(line.Column);
            }
            else if (blocks.Count == 0 && line.Column > 0 && line.IsTactic)
            {
                return line.Column;
            }

            if (line.IsBullet)
            {
                blocks.Push(line.Column + 1);
            }
        }

        if (!guess)
        {
            return null;
        }

        var least = rest.Where(l => l.Column > 0).Select(l => l.Column).DefaultIfEmpty(0).Min();
        return least > Indentation || IsIndifferent(scan, rest) ? Indentation : null;
    }

    /// <summary>
    /// Whether all lines but the first mean the same at either of two columns of the first: alternatives, what <c>&lt;;&gt;</c> joins, and what stands
    /// in brackets or deeper than both. Then they stay where they are, as a text that goes on from a prompt has them.
    /// </summary>
    private static bool IsIndifferent(LeanScan scan, List<CodeLine> rest) =>
        rest.All(l => l.Column > Indentation || (l.Column == Indentation && JoinsAtAnyColumn(scan.Text, l)))
        && LinesAfterFirst(scan.Text).All(column => column >= Indentation);

    private static bool JoinsAtAnyColumn(string text, CodeLine line) =>
        text[line.Start + line.Column] == '|'
        || text.AsSpan(line.Start + line.Column).StartsWith("<;>", StringComparison.Ordinal)
        || text.AsSpan(0, line.Start).TrimEnd().EndsWith("<;>", StringComparison.Ordinal);

    /// <summary>Columns at which lines begin, whatever stands there.</summary>
    private static IEnumerable<int> LinesAfterFirst(string text) =>
        text.Split('\n').Skip(1).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l.Length - l.TrimStart(' ').Length);

    private static string Shift(LeanScan scan, int by)
    {
        var result = new StringBuilder(scan.Text.Length + 64);
        var pad = new string(' ', by);
        for (var i = 0; i < scan.Text.Length; i++)
        {
            var startsLine = i == 0 || scan.Text[i - 1] == '\n';
            if (startsLine && scan.Text[i] != '\n' && !(i > 0 && scan.KindAt(i) == TextKind.String && scan.KindAt(i - 1) == TextKind.String))
            {
                result.Append(pad);
            }

            result.Append(scan.Text[i]);
        }

        return result.ToString();
    }

    private static string TrimBlankLines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = CodeLine.LengthAt(text, start);
            if (!text.AsSpan(start, length).IsWhiteSpace())
            {
                break;
            }

            start += length + 1;
        }

        return start >= text.Length ? "" : text[start..].TrimEnd();
    }
}
