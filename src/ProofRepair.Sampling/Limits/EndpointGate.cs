using System.Threading.RateLimiting;

namespace ProofRepair.Sampling.Limits;

/// <summary>
/// Lets requests to one endpoint through, in the order of their coming, as its limits allow. In no window of <paramref name="window"/> more than the
/// limit: a bucket of tokens would allow twice as many in its first. The library's limiters run on the machine's own clock.
/// </summary>
internal sealed class EndpointGate(EndpointLimits limits, TimeSpan? window = null) : IDisposable
{
    private const int Segments = 30;

    private readonly ConcurrencyLimiter _slots = new(new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, limits.Concurrency), QueueLimit = int.MaxValue });
    private readonly SlidingWindowRateLimiter? _requests = Of(limits.RequestsPerMinute, window);
    private readonly SlidingWindowRateLimiter? _tokens = Of(limits.TokensPerMinute, window);

    public bool CountsTokens => _tokens is not null;

    /// <summary>A slot for one sample, its retries and their pauses; null where there is none and nobody may wait.</summary>
    public async Task<IDisposable?> EnterAsync(bool mayWait, CancellationToken cancellationToken) => await TakeAsync(_slots, 1, mayWait, cancellationToken);

    /// <summary>Leave for one request that will take about so many tokens; false where it would have to wait and may not.</summary>
    public async Task<bool> PassAsync(int tokens, bool mayWait, CancellationToken cancellationToken)
    {
        // What a window has given it does not take back: look whether there is a request to be had before tokens are taken for it.
        if (!mayWait && _requests is not null && !_requests.AttemptAcquire(0).IsAcquired)
        {
            return false;
        }

        return await PassAsync(_tokens, Math.Clamp(tokens, 1, limits.TokensPerMinute ?? int.MaxValue), mayWait, cancellationToken)
            && await PassAsync(_requests, 1, mayWait, cancellationToken);
    }

    /// <summary>A request took more tokens than it was let through with: the next ones wait for them. What it took less is not given back.</summary>
    public void Settle(int expected, int used)
    {
        if (_tokens is null || limits.TokensPerMinute is not { } most)
        {
            return;
        }

        for (var owed = used - expected; owed > 0; owed -= most)
        {
            // Queued behind those that wait already, before all that come.
            _ = _tokens.AcquireAsync(Math.Min(owed, most), CancellationToken.None).AsTask();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _requests?.Dispose();
        _tokens?.Dispose();
    }

    private static async Task<bool> PassAsync(RateLimiter? limiter, int count, bool mayWait, CancellationToken cancellationToken) =>
        limiter is null || await TakeAsync(limiter, count, mayWait, cancellationToken) is not null;

    private static async Task<RateLimitLease?> TakeAsync(RateLimiter limiter, int count, bool mayWait, CancellationToken cancellationToken)
    {
        var lease = mayWait ? await limiter.AcquireAsync(count, cancellationToken) : limiter.AttemptAcquire(count);
        return lease.IsAcquired ? lease
            // Nothing is refused to one who waits, unless the gate was closed for good.
            : mayWait ? throw new ObjectDisposedException(nameof(EndpointGate)) : null;
    }

    private static SlidingWindowRateLimiter? Of(int? most, TimeSpan? window) => most is null ? null : new(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = Math.Max(1, most.Value),
        Window = window ?? TimeSpan.FromMinutes(1),
        SegmentsPerWindow = Segments,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
