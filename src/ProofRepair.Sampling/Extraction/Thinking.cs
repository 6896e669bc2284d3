namespace ProofRepair.Sampling.Extraction;

/// <summary>Tells a model's thinking from its answer.</summary>
internal static class Thinking
{
    private static readonly string[] s_ends = ["</think>", "</thinking>", "</thought>", "</reasoning>"];
    private static readonly string[] s_starts = ["<think>", "<thinking>", "<thought>", "<reasoning>"];

    /// <summary>The answer (empty where the thinking never ended) and what was thought before it.</summary>
    public static (string Answer, string Thought) Split(string text)
    {
        var (at, length) = LastTag(text, s_ends);
        if (at >= 0)
        {
            return (text[(at + length)..], text[..at]);
        }

        foreach (var tag in s_starts)
        {
            var trimmed = text.AsSpan().TrimStart();
            if (trimmed.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            {
                return ("", trimmed[tag.Length..].ToString());
            }
        }

        return (text, "");
    }

    private static (int At, int Length) LastTag(string text, string[] tags)
    {
        var best = (At: -1, Length: 0);
        foreach (var tag in tags)
        {
            var at = text.LastIndexOf(tag, StringComparison.OrdinalIgnoreCase);
            if (at > best.At && !IsInsideLean(text, at))
            {
                best = (at, tag.Length);
            }
        }

        return best;
    }

    // A comment of a proof may speak of the tag; a model's own tag stands at an end of its line.
    private static bool IsInsideLean(string text, int at)
    {
        var lineStart = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        return text.AsSpan(lineStart, at - lineStart).Contains("--", StringComparison.Ordinal)
            || (text.AsSpan(lineStart).TrimStart().StartsWith("/-") && lineStart < at);
    }
}
