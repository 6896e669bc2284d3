namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// From what a model wrote to the body that may stand after our statement's <c>:=</c>. Pure. A text that is nothing but a body comes back as
/// it is (without white space at its end).
/// </summary>
public static class ProofExtractor
{
    public static ExtractedBody? Extract(string rawOutput, string statement) => Extract(rawOutput, statement, out _);

    /// <summary><paramref name="reason"/> says why nothing was found; null where something was.</summary>
    public static ExtractedBody? Extract(string rawOutput, string statement, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(rawOutput);
        ArgumentNullException.ThrowIfNull(statement);
        var text = CodeCleaning.CleanOutput(rawOutput);
        if (string.IsNullOrWhiteSpace(text))
        {
            reason = "the output is empty";
            return null;
        }

        var reader = new BlockReader(statement);
        var (answer, thought) = Thinking.Split(text);
        var best = Best(reader, Fences.Split(answer))
            ?? Best(reader, Fences.Split(thought).Select(b => b with { InThinking = true, Cut = b.Cut || (answer.Length == 0 && !b.Closed) }));
        reason = best is not null ? null
            : text.Contains("```", StringComparison.Ordinal) ? "no code block holds a theorem with a proof, or tactics"
            : "the output holds neither a code block, nor a theorem with a proof, nor tactics";
        return best?.Body;
    }

    /// <summary>
    /// A proof before a bare <c>sorry</c>, a whole block before one that was cut, a block with the theorem before a fragment; of equals the
    /// last, because a model's final answer comes after its attempts.
    /// </summary>
    private static Candidate? Best(BlockReader reader, IEnumerable<CodeBlock> blocks)
    {
        Candidate? best = null;
        foreach (var block in blocks)
        {
            if (reader.Read(block) is { } candidate && (best is null || Order(candidate) >= Order(best)))
            {
                best = candidate;
            }
        }

        return best;
    }

    private static int Order(Candidate candidate) =>
        candidate.Body.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["by", "sorry"] or ["sorry"] ? 0
        : (candidate.Rank * 2) + (candidate.Body.Truncated ? 0 : 1);
}
