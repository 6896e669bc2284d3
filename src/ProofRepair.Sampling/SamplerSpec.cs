using ProofRepair.Sampling.OpenAi;

namespace ProofRepair.Sampling;

/// <summary>What a <c>--sampler</c> value says, read but not opened.</summary>
public abstract record SamplerSpec(string Text)
{
    public sealed record None(string Text) : SamplerSpec(Text);

    public sealed record Replay(string Text, string File, string? Model, int? Seed) : SamplerSpec(Text);

    public sealed record OpenAi(string Text, OpenAiOptions Options) : SamplerSpec(Text);
}

/// <summary>A value, or a message for the user that says what to do.</summary>
public sealed record SamplerResult<T>(T? Value, string? Error)
    where T : class;
