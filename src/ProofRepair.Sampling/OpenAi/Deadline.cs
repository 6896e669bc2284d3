namespace ProofRepair.Sampling.OpenAi;

/// <summary>No byte of a streamed answer came in time.</summary>
internal sealed class NoFirstByteException(TimeSpan limit) : TimeoutException($"No byte came within {limit.TotalSeconds:0.#} s.");

/// <summary>A time by which something must have begun; once it has, <see cref="Meet"/> lifts it.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken outer)
    {
        (_limit, _outer) = (limit, outer);
        _timer = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(outer, _timer.Token);
    }

    public void Meet() => _timer.CancelAfter(Timeout.InfiniteTimeSpan);

    public async Task<T> OfAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(_either.Token);
        }
        catch (OperationCanceledException) when (_timer.IsCancellationRequested && !_outer.IsCancellationRequested)
        {
            throw new NoFirstByteException(_limit);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
