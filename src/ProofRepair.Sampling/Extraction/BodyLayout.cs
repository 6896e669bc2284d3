using System.Text;

namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// Puts a tactic sequence in columns that Lean accepts after <c>by</c>. Only the first line may be moved alone (its indentation is lost where
/// an output goes on from a prompt); else all lines move together or none does.
/// </summary>
internal static class BodyLayout
{
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
            return firstColumn == 0 ? Shift(scan, LostColumn.Usual)
                : text[0] == ' ' ? text
                : new string(' ', LostColumn.Usual) + text;
        }

        var lost = firstColumn == 0 ? LostColumn.Of(scan, lines, guess: true) : null;
        if (lost is { } column)
        {
            return new string(' ', column) + text;
        }

        return firstColumn == 0 ? Shift(scan, LostColumn.Usual) : text;
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
        return lines.Count > 1 && lines[0].Start == 0 && lines[0].Column == 0 && LostColumn.Of(scan, lines, guess: false) is { } column
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
