namespace ProofRepair.Sampling.Extraction;

/// <summary>How many columns the first line of a tactic sequence has lost, because the output goes on from a prompt that had them.</summary>
internal static class LostColumn
{
    public const int Usual = 2;

    /// <summary>
    /// Null where the text is consistent with column 0. With <paramref name="guess"/> a text that fits several columns, such as a single tactic
    /// with a block, gets the usual one, if it means the same there: so what goes on from a prompt comes back byte for byte.
    /// </summary>
    public static int? Of(LeanScan scan, List<CodeLine> lines, bool guess)
    {
        // Columns of the blocks that are open: their lines say nothing of the column outside them.
        var blocks = new Stack<int>();
        if (lines[0].IsBullet)
        {
            blocks.Push(1);
        }

        foreach (var line in lines.Skip(1))
        {
            if (line.Column == 0 && !line.IsContinuation)
            {
                return null;
            }

            while (blocks.TryPeek(out var block) && block > line.Column)
            {
                blocks.Pop();
            }

            if (IsJoined(scan, line.Start))
            {
                continue;
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

        return guess && MeansTheSame(scan) ? Usual : null;
    }

    /// <summary>
    /// Whether the text means the same if all of it moves as if only its first line does. Columns count for Lean where a line begins a tactic,
    /// an argument (<c>checkColGt</c>) or a step that is aligned with a token of the first line (<c>checkColEq</c>, <c>checkColGe</c>; Lean's
    /// src/Lean/Parser/Basic.lean).
    /// </summary>
    private static bool MeansTheSame(LeanScan scan)
    {
        var hanging = HangingColumns(scan).ToHashSet();
        var start = 0;
        while ((start = scan.Text.IndexOf('\n', start) + 1) > 0)
        {
            var column = scan.Text.AsSpan(start).IndexOfAnyExcept(' ');
            var at = start + column;
            if (column < 0 || scan.Text[at] == '\n' || !scan.IsCode(at))
            {
                continue;
            }

            var isFree = IsListItem(scan, at) || IsJoined(scan, at) || scan.Text.AsSpan(at).StartsWith("<;>");
            var isAlternative = scan.Text.AsSpan(at).StartsWith("| ");
            // A step of calc may stand left of the first one; right of it Lean reads an argument.
            var isStep = scan.Text.AsSpan(at).StartsWith("_ ");
            if (column < Usual
                || (column == Usual && !isFree && !isAlternative)
                || (!isFree && !isStep && (hanging.Contains(column) || hanging.Contains(column - 1))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where on the first line something begins that later lines can be aligned with.</summary>
    private static IEnumerable<int> HangingColumns(LeanScan scan)
    {
        for (var i = 1; i < CodeLine.LengthAt(scan.Text, 0); i++)
        {
            if (!scan.IsCode(i) || scan.Text[i] == ' ')
            {
                continue;
            }

            var before = scan.Text.AsSpan(0, i).TrimEnd();
            if (scan.Text.AsSpan(i).StartsWith("| ")
                || before[^1] is '{' or '(' or '⟨' or '·' or ';'
                || before.EndsWith(":=")
                || before.EndsWith("=>")
                || before.EndsWith("<;>")
                || (before.Length < i && LastWord(before) is "by" or "do" or "calc"))
            {
                yield return i;
            }
        }
    }

    private static string LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && LeanNames.IsPart(text[start - 1]))
        {
            start--;
        }

        return text[start..].ToString();
    }

    /// <summary>Whether the code before ends in <c>&lt;;&gt;</c>.</summary>
    private static bool IsJoined(LeanScan scan, int start) =>
        scan.LastCodeBefore(start) is >= 2 and var last && scan.Text.AsSpan(last - 2, 3).SequenceEqual("<;>");

    /// <summary>The first token of an element of a list, or the bracket that ends it.</summary>
    private static bool IsListItem(LeanScan scan, int at) =>
        scan.Text[at] is ']' or ')' or '⟩' or '}'
        || (scan.DepthAt(at) > 0 && scan.LastCodeBefore(at) is >= 0 and var last && scan.Text[last] is ',' or '[' or '⟨');
}
