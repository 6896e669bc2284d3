namespace ProofRepair.Gate.Reports.GitHub;

/// <summary>Backticks that no text of the change can end.</summary>
internal static class MarkdownFence
{
    /// <summary>Longer than any run of backticks in the text.</summary>
    public static string Around(string text, int least = 1)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(least, longest + 1));
    }
}
