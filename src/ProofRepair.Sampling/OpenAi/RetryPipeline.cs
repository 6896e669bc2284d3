using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>When to ask again: 408, 429 (as late as the server says), 5xx, time-outs and cut connections, with jittered, growing pauses.</summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline<HttpResponseMessage> Create(OpenAiOptions options, TimeProvider time, Random random, Action<int, TimeSpan, string> onRetry)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddTimeout(options.EffectiveTotalTimeout);
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.EffectiveFirstDelay,
                MaxDelay = TimeSpan.FromMinutes(2),
                UseJitter = true,
                Randomizer = () => NextDouble(random),
                ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args.Outcome, options.EffectiveTotalTimeout, time)),
                DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result, time)),
                OnRetry = args =>
                {
                    onRetry(args.AttemptNumber + 1, args.RetryDelay, Describe(args.Outcome));
                    args.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.AddTimeout(options.EffectiveAttemptTimeout).Build();
    }

    public static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider time)
    {
        var header = response?.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } value && value < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool ShouldRetry(Outcome<HttpResponseMessage> outcome, TimeSpan total, TimeProvider time) => outcome switch
    {
        { Exception: TimeoutRejectedException } => true,
        { Exception: AnswerTooLongException } => false,
        { Exception: HttpRequestException or IOException } => true,
        { Result: { } response } => IsTransient(response.StatusCode) && !(RetryAfter(response, time) > total),
        _ => false,
    };

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.NotImplemented);

    private static string Describe(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response ? $"HTTP {(int)response.StatusCode}" : outcome.Exception?.GetType().Name ?? "no answer";

    // Random is not safe for several threads, and one sampler serves many.
    private static double NextDouble(Random random)
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
