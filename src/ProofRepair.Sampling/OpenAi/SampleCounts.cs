using ProofRepair.Sampling.Extraction;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>The tokens of samples: as the server reports them, else estimated and marked so.</summary>
internal sealed class SampleCounts(TokenEstimate estimate, TokenMeter meter)
{
    public int Of(string prompt) => estimate.Of(prompt);

    public Sample Counted(Sample sample, string prompt)
    {
        var isReported = sample is { PromptTokens: not null, Tokens: not null };
        var thought = sample.Reasoning ?? Thinking.Split(sample.RawText).Thought;
        var reasoning = sample.ReasoningTokens ?? (thought.Length == 0 ? 0 : estimate.Of(thought));
        // Thinking that was sent apart was written, and is paid for, like all else.
        var apart = sample.Reasoning is null || sample.RawText.EndsWith(sample.Reasoning, StringComparison.Ordinal) ? 0 : reasoning;
        var counted = isReported
            ? sample with { ReasoningTokens = Math.Min(reasoning, sample.Tokens!.Value) }
            : sample with
            {
                PromptTokens = sample.PromptTokens ?? estimate.Of(prompt),
                Tokens = sample.Tokens ?? (estimate.Of(sample.RawText) + apart),
                ReasoningTokens = reasoning,
                TokensBy = TokensBy.Tokenizer,
            };
        meter.CountCompletion(counted.PromptTokens, counted.Tokens, isReported);
        return counted;
    }
}
