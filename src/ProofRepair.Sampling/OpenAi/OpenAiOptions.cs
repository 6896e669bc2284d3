using ProofRepair.Sampling.Limits;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>
/// Where and how to ask. <paramref name="AttemptTimeout"/> bounds one HTTP request, <paramref name="TotalTimeout"/> one sample with its retries;
/// <paramref name="Temperature"/> null means the ramp of <see cref="Temperatures"/>.
/// </summary>
public sealed record OpenAiOptions(
    string Model,
    Uri Endpoint,
    ApiKey? Key = null,
    int MaxTokens = 8192,
    double? Temperature = null,
    long Seed = 0,
    int Parallel = 4,
    int Retries = 6,
    TimeSpan? AttemptTimeout = null,
    TimeSpan? TotalTimeout = null,
    TimeSpan? FirstDelay = null,
    int MaxResponseBytes = 16 << 20)
{
    public int? RequestsPerMinute { get; init; }

    public int? TokensPerMinute { get; init; }

    /// <summary>Answers are taken as they are written: a server that is silent is told from one that is slow, and what came before a cut is there.</summary>
    public bool Streams { get; init; } = true;

    /// <summary>Of a streamed answer alone: others begin when they are whole.</summary>
    public TimeSpan? FirstByteTimeout { get; init; }

    /// <summary>So many failures, at least half of all that was asked within two minutes, and the endpoint is left in peace for a while.</summary>
    public int BreakAfter { get; init; } = 5;

    /// <summary>For how long; doubled each time that it fails again, up to ten minutes.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan EffectiveAttemptTimeout => AttemptTimeout ?? TimeSpan.FromMinutes(5);

    public TimeSpan EffectiveTotalTimeout => TotalTimeout ?? TimeSpan.FromMinutes(20);

    public TimeSpan EffectiveFirstByteTimeout => FirstByteTimeout ?? TimeSpan.FromMinutes(2);

    public TimeSpan EffectiveFirstDelay => FirstDelay ?? TimeSpan.FromSeconds(1);

    public EndpointLimits Limits => new(Parallel, RequestsPerMinute, TokensPerMinute);
}

internal static class Temperatures
{
    /// <summary>Later samples are wilder: many at one temperature repeat each other.</summary>
    public static double At(int index) => Math.Min(1.2, 0.6 + (0.1 * Math.Log2(1 + index)));
}
