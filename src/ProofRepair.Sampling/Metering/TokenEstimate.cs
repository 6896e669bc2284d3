using Microsoft.ML.Tokenizers;

namespace ProofRepair.Sampling.Metering;

/// <summary>
/// Counts tokens where the server does not say. By cl100k_base, which comes with the library (MIT, no download) and whose merges the tokenizers of Qwen,
/// and so of most open provers, were made from; of another model's tokens it is an estimate. Loaded when first asked (about a second).
/// </summary>
public sealed class TokenEstimate
{
    private readonly Lazy<Tokenizer> _tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("cl100k_base"));

    public int Of(string? text) => string.IsNullOrEmpty(text) ? 0 : _tokenizer.Value.CountTokens(text);
}
