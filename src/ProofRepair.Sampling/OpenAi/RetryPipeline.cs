using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>When to ask again: 408, 429 (as late as the server says), 5xx, time-outs and cut connections, with jittered, growing pauses.</summary>
internal static class RetryPipeline
{
    // Where others can give the sample instead: one who is asked to wait longer than this does not wait, nor fails more often than this.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private const int TriesBeforeOthers = 2;

    // What came of a cut answer is better than a fourth one that is paid for; one that was too long for the time would be so again.
    private const int TriesBeforePart = 3;

    private static readonly ResiliencePropertyKey<ChatCall> s_call = new("call");

    public static ResiliencePipeline<ChatAnswer> Create(OpenAiOptions options, TimeProvider time, Random random, Action<int, TimeSpan, string> onRetry)
    {
        var builder = new ResiliencePipelineBuilder<ChatAnswer> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<ChatAnswer>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.EffectiveFirstDelay,
                MaxDelay = TimeSpan.FromMinutes(2),
                UseJitter = true,
                Randomizer = () => NextDouble(random),
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } error && ShouldRetry(error, args.AttemptNumber + 1, args.Context.Properties.GetValue(s_call, null!))),
                DelayGenerator = args => ValueTask.FromResult(Failure.RetryAfter(args.Outcome.Exception, time)),
                OnRetry = args =>
                {
                    onRetry(args.AttemptNumber + 1, args.RetryDelay, Failure.Name(args.Outcome.Exception));
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.Build();

        bool ShouldRetry(Exception error, int tries, ChatCall call) =>
            error is not BrokenCircuitException
            && Failure.MayPass(error, options.EffectiveTotalTimeout, time)
            && !(call.Partial is not null && (tries >= TriesBeforePart || Failure.Find<TimeoutRejectedException>(error) is not null))
            && (call.MayWait || (tries < TriesBeforeOthers && !(Failure.RetryAfter(error, time) > s_patience)));
    }

    public static async Task<ChatAnswer> AskAsync(this ResiliencePipeline<ChatAnswer> pipeline, ChatCall call, Func<ChatCall, CancellationToken, ValueTask<ChatAnswer>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_call, call);
            return await pipeline.ExecuteAsync(static (c, state) => state.attempt(state.call, c.CancellationToken), context, (attempt, call));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // Random is not safe for several threads, and one sampler serves many.
    private static double NextDouble(Random random)
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
