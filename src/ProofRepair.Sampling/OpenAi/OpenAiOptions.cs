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
    public TimeSpan EffectiveAttemptTimeout => AttemptTimeout ?? TimeSpan.FromMinutes(5);

    public TimeSpan EffectiveTotalTimeout => TotalTimeout ?? TimeSpan.FromMinutes(20);

    public TimeSpan EffectiveFirstDelay => FirstDelay ?? TimeSpan.FromSeconds(1);
}

internal static class Temperatures
{
    /// <summary>Later samples are wilder: many at one temperature repeat each other.</summary>
    public static double At(int index) => Math.Min(1.2, 0.6 + (0.1 * Math.Log2(1 + index)));
}
