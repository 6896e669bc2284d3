namespace ProofRepair.Sampling.Extraction;

/// <summary>Cuts an output at its Markdown fences.</summary>
internal static class Fences
{
    private static readonly char[] s_blank = [' ', '\t', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00A0'];

    public static IReadOnlyList<CodeBlock> Split(string text)
    {
        var blocks = new List<CodeBlock>();
        var start = 0;
        var origin = BlockOrigin.Fenced;
        var inside = StartsWithCode(text) || StartsInsideFence(text);
        var anyFence = false;
        var next = 0;
        if (inside)
        {
            origin = BlockOrigin.Lead;
            next = FirstFenceOfLead(text);
        }

        for (var line = next; line < text.Length;)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            var fence = FenceAt(text.AsSpan(line, end - line), out var info, out var inlineBefore, out var inlineAfter);
            if (fence)
            {
                anyFence = true;
                if (inside)
                {
                    blocks.Add(new CodeBlock(text[start..(line + inlineBefore)], origin, Closed: true));
                    inside = info.Length > 0 && inlineBefore == 0;
                }
                else if (inlineAfter > 0)
                {
                    blocks.Add(new CodeBlock(text[(line + inlineBefore)..(line + inlineAfter)], BlockOrigin.Fenced, Closed: true));
                }
                else
                {
                    inside = inlineBefore == 0;
                }

                (origin, start) = (BlockOrigin.Fenced, Math.Min(end + 1, text.Length));
            }

            line = end + 1;
        }

        if (inside && (start < text.Length || blocks.Count == 0))
        {
            // A stop sequence takes the closing fence away but leaves the end of the line before it; a cut leaves half a line.
            blocks.Add(new CodeBlock(text[start..], origin, Closed: false, Cut: anyFence && !text.EndsWith('\n')));
        }

        if (!anyFence && blocks.Count == 0)
        {
            blocks.Add(new CodeBlock(text, BlockOrigin.Prose, Closed: false));
        }

        return blocks;
    }

    /// <summary>Whether the first line that is not blank is code, outside any fence.</summary>
    public static bool StartsWithCode(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.Trim(s_blank).IsEmpty)
            {
                return LineLook.IsCode(line.Trim(s_blank));
            }
        }

        return false;
    }

    // A first fence that is bare, of an odd number of them, closes what the prompt had opened, however the text before it looks.
    private static bool StartsInsideFence(string text)
    {
        var count = 0;
        var firstIsBare = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (FenceAt(line, out var info, out _, out var after) && after == 0)
            {
                firstIsBare = count++ == 0 ? info.IsEmpty : firstIsBare;
            }
        }

        return firstIsBare && count % 2 == 1 && !LastFenceOpens(text);
    }

    private static bool LastFenceOpens(string text)
    {
        var last = text.LastIndexOf("```", StringComparison.Ordinal);
        return last >= 0 && !string.IsNullOrWhiteSpace(text[last..].Trim('`'));
    }

    /// <summary>Where to begin to look for fences: a fence inside a comment or a string that closes is Lean's, not Markdown's.</summary>
    private static int FirstFenceOfLead(string text)
    {
        var scan = new LeanScan(text);
        var firstOfAll = -1;
        for (var line = 0; line < text.Length;)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            if (FenceAt(text.AsSpan(line, end - line), out _, out var before, out _))
            {
                firstOfAll = firstOfAll < 0 ? line : firstOfAll;
                if (scan.IsCode(line + before) || (before == 0 && scan.IsCode(scan.Text.IndexOf('`', line))))
                {
                    return line;
                }
            }

            line = end + 1;
        }

        return firstOfAll >= 0 && (scan.EndsInComment || scan.HasOpenString) ? firstOfAll : text.Length;
    }

    /// <summary>
    /// A line of three backticks or tildes, perhaps with an info string; or one that ends in three backticks, which close what stands before
    /// them (<paramref name="before"/> is where they begin, 0 for a line of its own).
    /// </summary>
    private static bool FenceAt(ReadOnlySpan<char> line, out ReadOnlySpan<char> info, out int before, out int after)
    {
        info = [];
        (before, after) = (0, 0);
        var trimmed = line.Trim(s_blank);
        var mark = trimmed.StartsWith("```") ? '`' : trimmed.StartsWith("~~~") ? '~' : '\0';
        if (mark != '\0')
        {
            var rest = trimmed.TrimStart(mark);
            if (mark == '`' && rest.EndsWith("```"))
            {
                // ```lean by simp``` on one line.
                var space = rest.IndexOf(' ');
                var content = space < 0 ? rest : rest[(space + 1)..];
                before = line.IndexOf(content, StringComparison.Ordinal);
                after = before + content.TrimEnd('`').Length;
                return after > before;
            }

            info = rest.Trim();
            return true;
        }

        if (trimmed.EndsWith("```") && trimmed.Length > 3)
        {
            before = line.LastIndexOf("```");
            return true;
        }

        return false;
    }
}
