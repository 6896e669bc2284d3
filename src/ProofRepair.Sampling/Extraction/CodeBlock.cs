namespace ProofRepair.Sampling.Extraction;

internal enum BlockOrigin
{
    /// <summary>Between fences.</summary>
    Fenced,

    /// <summary>From the first character on: the output goes on from a prompt that had opened the fence, or is code and nothing else.</summary>
    Lead,

    /// <summary>A text without fences in which a theorem may stand.</summary>
    Prose,
}

/// <summary>A stretch of an output that may be code. <paramref name="Closed"/>: a fence ended it.</summary>
internal sealed record CodeBlock(string Text, BlockOrigin Origin, bool Closed, bool Cut = false, bool InThinking = false);
