namespace ProofRepair.Sampling.Limits;

/// <summary>
/// What one endpoint may be asked. <paramref name="RequestsPerMinute"/> counts HTTP requests, <paramref name="TokensPerMinute"/> those of prompt and
/// completion; null: no limit. <paramref name="Concurrency"/> bounds the samples on their way.
/// </summary>
public sealed record EndpointLimits(int Concurrency = 4, int? RequestsPerMinute = null, int? TokensPerMinute = null);
