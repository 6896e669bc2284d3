using Microsoft.Extensions.Logging;

namespace ProofRepair.Sampling.OpenAi;

public sealed partial class OpenAiSampler
{
    [LoggerMessage(1, LogLevel.Information, "Retry {Attempt} in {Delay} after {Reason}")]
    private static partial void LogRetry(ILogger logger, int attempt, TimeSpan delay, string reason);

    [LoggerMessage(2, LogLevel.Information, "{Kind} of {Problem}: sample {Index}, prompt {PromptHash}, temperature {Temperature}")]
    private static partial void LogRequest(ILogger logger, SampleKind kind, string problem, int index, string promptHash, double temperature);

    [LoggerMessage(3, LogLevel.Warning, "{Kind} of {Problem}: {Message}")]
    private static partial void LogProblem(ILogger logger, SampleKind kind, string problem, string message);

    [LoggerMessage(4, LogLevel.Information, "{Kind} of {Problem}: sample {Index}, prompt {PromptHash}, came with {Tokens} tokens ({TokensBy}) in {Duration}, truncated: {Truncated}")]
    private static partial void LogAnswer(ILogger logger, SampleKind kind, string problem, int index, string promptHash, int? tokens, TokensBy tokensBy, TimeSpan duration, bool truncated);

    [LoggerMessage(5, LogLevel.Warning, "{Message}")]
    private static partial void LogEndpoint(ILogger logger, string message);
}
