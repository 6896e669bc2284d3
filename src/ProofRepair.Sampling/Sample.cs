using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ProofRepair.Sampling;

/// <summary>Who counted the tokens of a sample.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TokensBy>))]
public enum TokensBy
{
    /// <summary>The server, or whoever recorded what it said.</summary>
    Server,

    /// <summary>A tokenizer here, which need not be the model's own: right to some tens of per cent.</summary>
    Tokenizer,
}

/// <summary>What a model wrote, as it came. <paramref name="Tokens"/> of the completion; null where nobody counted them.</summary>
/// <param name="Truncated">The model or the connection stopped before the text's end.</param>
public sealed record Sample(string RawText, string? Model, int? PromptTokens, int? Tokens, bool Truncated = false)
{
    /// <summary>Of both counts.</summary>
    public TokensBy TokensBy { get; init; }

    /// <summary>The thinking that the server sent apart from the answer; no part of <see cref="RawText"/> unless there is no answer at all.</summary>
    public string? Reasoning { get; init; }

    /// <summary>That part of <see cref="Tokens"/> which is thinking, sent apart or not; null where nobody counted.</summary>
    public int? ReasoningTokens { get; init; }

    /// <summary>SHA-256 (hexadecimal) of the prompt that was sent; null where none was.</summary>
    public string? PromptHash { get; init; }

    /// <summary>From the request that brought it to its last byte; without pauses, limits, and tries that failed. Null where nobody measured.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The <see cref="IProofSampler.Name"/> of the one sampler that gave it.</summary>
    public string? Sampler { get; init; }
}

/// <summary>Samples, and if fewer than asked came for a reason that the user should know, that reason.</summary>
public sealed record SampleBatch(ImmutableArray<Sample> Samples, string? Problem = null)
{
    public static SampleBatch Empty { get; } = new([]);

    /// <summary>The missing ones may come when they are asked for with <see cref="SampleRequest.MayWait"/>.</summary>
    public bool IsBusy { get; init; }

    /// <summary>A limit of the budget that left fewer than asked; no trouble of the source.</summary>
    public SpentLimit? Limit { get; init; }
}
