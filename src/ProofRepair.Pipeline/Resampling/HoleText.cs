using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>A sampled body as text for a hole that stands where a tactic stands.</summary>
public static class HoleText
{
    public static string Of(string body)
    {
        var text = body.Trim();
        return text == "by" || text.StartsWith("by ", StringComparison.Ordinal) || text.StartsWith("by\n", StringComparison.Ordinal)
            ? Indentation.Align(text[2..].TrimStart(' ').TrimStart('\n'), 0)
            : $"exact ({text})";
    }
}
