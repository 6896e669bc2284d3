namespace ProofRepair.Sampling.Extraction;

/// <summary>Finds where a body ends in a text that goes on with other commands or with prose.</summary>
internal static class BodyEnd
{
    public static int Find(LeanScan scan, int from)
    {
        var atColumnZero = HasTacticAtColumnZero(scan, from);
        for (var line = from; line < scan.Text.Length; line = NextLine(scan.Text, line))
        {
            if (line == from && from > 0 && scan.Text[from - 1] != '\n')
            {
                continue;
            }

            if (Ends(scan, from, line, atColumnZero))
            {
                return line;
            }
        }

        return scan.Text.Length;
    }

    private static bool Ends(LeanScan scan, int from, int line, bool atColumnZero)
    {
        if (char.IsWhiteSpace(scan.Text[line]))
        {
            return false;
        }

        var text = LineAt(scan.Text, line);
        if (!scan.IsCode(line))
        {
            return (text.StartsWith("/--") || text.StartsWith("/-!")) && StartsComment(scan, line) && IsFollowedByCommand(scan, line);
        }

        if (Vocabulary.IsCommand(text) || text.StartsWith("```"))
        {
            return true;
        }

        return scan.DepthAt(line) <= scan.DepthAt(from)
            && LineLook.IsProse(text, atColumnZero)
            && !Openers.EndsOpen(scan, from, line);
    }

    private static bool StartsComment(LeanScan scan, int line) => line == 0 || scan.IsCode(line - 1);

    // A docstring before more tactics is a slip of the model's that Lean will report at its place; before a command it belongs to the command.
    private static bool IsFollowedByCommand(LeanScan scan, int line)
    {
        var code = scan.FirstCodeFrom(line);
        return code >= scan.Text.Length || (scan.Text[code - 1] == '\n' && Vocabulary.IsCommand(LineAt(scan.Text, code)));
    }

    private static bool HasTacticAtColumnZero(LeanScan scan, int from)
    {
        for (var line = NextLine(scan.Text, from); line < scan.Text.Length; line = NextLine(scan.Text, line))
        {
            var text = LineAt(scan.Text, line);
            if (!char.IsWhiteSpace(scan.Text[line]) && scan.IsCode(line))
            {
                if (Vocabulary.IsCommand(text) || text.StartsWith("```"))
                {
                    return false;
                }

                // What follows `by` directly is a tactic, whatever its name.
                if (LineLook.IsTactic(text) || FollowsBy(scan, line))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool FollowsBy(LeanScan scan, int line)
    {
        var last = scan.LastCodeBefore(line);
        return last > 0 && scan.Text.AsSpan(last - 1, 2) is "by" && !LeanNames.IsPartBefore(scan.Text, last - 1);
    }

    private static ReadOnlySpan<char> LineAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return text.AsSpan(start, (end < 0 ? text.Length : end) - start);
    }

    private static int NextLine(string text, int line)
    {
        var end = text.IndexOf('\n', line);
        return end < 0 ? text.Length : end + 1;
    }
}
