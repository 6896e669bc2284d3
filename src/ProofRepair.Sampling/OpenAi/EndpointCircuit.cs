using Polly.CircuitBreaker;

namespace ProofRepair.Sampling.OpenAi;

/// <summary>
/// The breaker of one endpoint: after failures it is left in peace, then one request tries it, and with its success the others go on. Says so to the user.
/// <paramref name="say"/> must be safe for any thread.
/// </summary>
internal sealed class EndpointCircuit(OpenAiOptions options, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_longestBreak = TimeSpan.FromMinutes(10);

    // While the one that tries is on its way, or where the break's end was rounded down.
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private readonly CircuitBreakerStateProvider _state = new();
    private string? _trouble;
    private DateTimeOffset _until;

    /// <summary>Why it is not asked and until when; null where it is asked.</summary>
    public string? Trouble
    {
        get
        {
            lock (_gate)
            {
                return _trouble;
            }
        }
    }

    /// <summary>Ends when the endpoint is found well, or in trouble again. To be taken before a request that may be refused.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    public CircuitBreakerStrategyOptions<ChatAnswer> Strategy() => new()
    {
        StateProvider = _state,
        FailureRatio = 0.5,
        MinimumThroughput = Math.Max(2, options.BreakAfter),
        SamplingDuration = s_window,
        BreakDurationGenerator = args => ValueTask.FromResult(TimeSpan.FromTicks(Math.Min(s_longestBreak.Ticks, options.BreakFor.Ticks << Math.Min(args.HalfOpenAttempts, 12)))),
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } error && Failure.IsTrouble(error, options.EffectiveTotalTimeout, time)),
        OnOpened = args =>
        {
            var until = time.GetUtcNow() + args.BreakDuration;
            Change(until, $"{options.Endpoint} fails again and again, the last time by {Failure.Name(args.Outcome.Exception)}: {options.Model} is not asked there until {TimeZoneInfo.ConvertTime(until, time.LocalTimeZone):HH:mm:ss}, then tried again.");
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            Change(default, null);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>While it is left in peace, and while one request tries it.</summary>
    /// <exception cref="BrokenCircuitException"/>
    public void RefuseWhileOpen()
    {
        DateTimeOffset until;
        lock (_gate)
        {
            until = _until;
        }

        var left = until - time.GetUtcNow();
        if (_state.CircuitState == CircuitState.HalfOpen || (_state.CircuitState == CircuitState.Open && left > TimeSpan.Zero))
        {
            throw new BrokenCircuitException("The circuit is open.", left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>Until the break is over or something changed before.</summary>
    public async Task WaitAsync(Task changed, BrokenCircuitException refused, CancellationToken cancellationToken)
    {
        var pause = refused.RetryAfter is { } left && left > s_shortestPause ? left : s_shortestPause;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await await Task.WhenAny(changed, Task.Delay(pause, time, stop.Token));
        await stop.CancelAsync();
    }

    private void Change(DateTimeOffset until, string? trouble)
    {
        trouble = trouble is null ? null : options.Key?.Redact(trouble) ?? trouble;
        TaskCompletionSource before;
        lock (_gate)
        {
            (before, _changed, _until, _trouble) = (_changed, New(), until, trouble);
        }

        before.SetResult();
        say(trouble ?? $"{options.Endpoint} answers again: {options.Model} is asked there as before.");
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
