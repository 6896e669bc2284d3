using Microsoft.Extensions.Logging;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Lean.Warm;

/// <summary>
/// Warm workers, one for each header. One that ends is started again and asked again, one that has grown is replaced by another that was
/// loaded meanwhile, one that ends again and again is left alone for a while.
/// </summary>
public sealed partial class WarmPool(LeanProcess process, WarmPoolOptions options, TimeProvider time, ILogger<WarmPool> logger) : IWarmChecker, IAsyncDisposable
{
    private const int Tries = 2;

    // Headers without a worker, for how often theirs ended.
    private const int Remembered = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<WarmHeader, Place> _places = [];
    private readonly HashSet<WarmWorker> _alive = [];
    private long _uses;
    private bool _closed;

    /// <summary>Headers that something is known of, and workers that did not end.</summary>
    internal (int Headers, int Workers) Held
    {
        get
        {
            lock (_gate)
            {
                return (_places.Count, _alive.Count);
            }
        }
    }

    public void Prepare(WarmHeader header)
    {
        lock (_gate)
        {
            Take(header, out _);
        }
    }

    public Task<WarmAnswer> CheckAsync(string file, string text, Action<LeanMessage> onMessage, CancellationToken cancellationToken) =>
        CheckAsync(file, text, options.Limits, onMessage, cancellationToken);

    /// <param name="limits">Those of time are this text's; its heartbeats may be others than the pool's, if <paramref name="file"/> is another file too.</param>
    public async Task<WarmAnswer> CheckAsync(string file, string text, CheckLimits limits, Action<LeanMessage> onMessage, CancellationToken cancellationToken)
    {
        if (WarmHeader.Of(text) is not { } header)
        {
            return Lost("Its imports have a form that this program does not know.");
        }

        var answer = Lost("");
        for (var i = 0; i < Tries; i++)
        {
            WarmWorker? worker;
            string problem;
            lock (_gate)
            {
                worker = Take(header, out problem);
            }

            if (worker is null)
            {
                return Lost(problem);
            }

            answer = await AskAsync(worker, file, text, limits, onMessage, cancellationToken);
            // What Lean ended itself is an answer of a worker that is well.
            if (answer.Lost is null || answer.IsCancelled)
            {
                Answered(worker);
                return answer;
            }

            LogLost(logger, header.Text, answer.Lost);
            if (answer.IsTimeout)
            {
                // It would be so again.
                Discard(worker);
                return answer;
            }

            Failed(worker);
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        List<WarmWorker> all;
        lock (_gate)
        {
            _closed = true;
            all = [.. _alive];
            _places.Clear();
        }

        await Task.WhenAll(all.Select(w => w.DisposeAsync().AsTask()));
        lock (_gate)
        {
            _alive.ExceptWith(all);
        }
    }

    private async Task<WarmAnswer> AskAsync(WarmWorker worker, string file, string text, CheckLimits limits, Action<LeanMessage> onMessage, CancellationToken cancellationToken)
    {
        try
        {
            return await worker.CheckAsync(file, text, limits, onMessage, cancellationToken);
        }
        catch (WarmException e)
        {
            return Lost(e.Message);
        }
        catch (TimeoutException e)
        {
            return Lost(e.Message) with { IsTimeout = true };
        }
        catch (OperationCanceledException)
        {
            _ = LeaveAsync(worker);
            throw;
        }
    }

    /// <summary>A worker that does not come to an end with what nobody waits for is replaced.</summary>
    private async Task LeaveAsync(WarmWorker worker)
    {
        if (worker.Abandoned is not { } busy)
        {
            return;
        }

        await Task.WhenAny(busy, Task.Delay(options.Grace, time));
        if (!busy.IsCompleted)
        {
            Discard(worker);
        }
    }

    /// <summary>Under the lock.</summary>
    private WarmWorker? Take(WarmHeader header, out string problem)
    {
        problem = "";
        if (_closed)
        {
            problem = "This program is ending.";
            return null;
        }

        if (!_places.TryGetValue(header, out var place))
        {
            ForgetOld();
            _places[header] = place = new Place();
        }

        place.LastUse = ++_uses;
        if (place.Worker is { IsAlive: true } worker)
        {
            return worker;
        }

        if (time.GetElapsedTime(place.FailedAt) is var since && place.Failures > 1 && since < Delay(place.Failures))
        {
            problem = $"The warm worker ended {place.Failures} times, the last time: {place.Problem}";
            return null;
        }

        MakeRoom(place);
        EndOf(place);
        return place.Worker = Start(header);
    }

    private TimeSpan Delay(int failures)
    {
        var delay = options.BackOff * Math.Pow(2, Math.Min(failures - 2, 16));
        return delay < options.LongestBackOff ? delay : options.LongestBackOff;
    }

    private void MakeRoom(Place wanted)
    {
        var others = _places.Where(p => p.Value != wanted && p.Value.Worker is { IsAlive: true }).OrderBy(p => p.Value.LastUse).ToList();
        foreach (var (header, place) in others.Take(Math.Max(0, others.Count + 1 - options.Workers)))
        {
            EndOf(place);
            _places.Remove(header);
        }
    }

    /// <summary>What is known of headers whose workers ended, and that nobody asked for lately: a file gets another header with each import that is typed.</summary>
    private void ForgetOld()
    {
        foreach (var (header, place) in _places.Where(p => p.Value.Worker is not { IsAlive: true }).OrderByDescending(p => p.Value.LastUse).Skip(Remembered - 1).ToList())
        {
            EndOf(place);
            _places.Remove(header);
        }
    }

    private void EndOf(Place place)
    {
        if (place.Worker is { } worker)
        {
            place.Worker = null;
            End(worker);
        }
    }

    private WarmWorker Start(WarmHeader header)
    {
        LogStarted(logger, header.Text);
        var worker = new WarmWorker(process, header, options.Limits, options.Options, time);
        _alive.Add(worker);
        return worker;
    }

    private void Answered(WarmWorker worker)
    {
        lock (_gate)
        {
            if (_closed || !_places.TryGetValue(worker.Header, out var place) || place.Worker != worker)
            {
                return;
            }

            place.Failures = 0;
            if (!place.IsRenewing && (worker.HeapBytes > options.HeapBytes || worker.Answers >= options.Answers))
            {
                place.IsRenewing = true;
                LogRenewed(logger, worker.Header.Text, worker.HeapBytes >> 20, worker.Answers);
                _ = RenewAsync(place, worker, Start(worker.Header));
            }
        }
    }

    /// <summary>The old one answers until the new one can.</summary>
    private async Task RenewAsync(Place place, WarmWorker old, WarmWorker successor)
    {
        await successor.Ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            place.IsRenewing = false;
            if (!_closed && place.Worker == old && successor.IsAlive)
            {
                place.Worker = successor;
            }
            else
            {
                End(successor);
                return;
            }
        }

        await old.Idle;
        lock (_gate)
        {
            End(old);
        }
    }

    private void Failed(WarmWorker worker)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(worker.Header, out var place) && place.Worker == worker)
            {
                place.Failures++;
                place.FailedAt = time.GetTimestamp();
                place.Problem = worker.Problem;
                place.Worker = null;
            }

            End(worker);
        }
    }

    private void Discard(WarmWorker worker)
    {
        lock (_gate)
        {
            if (_places.TryGetValue(worker.Header, out var place) && place.Worker == worker)
            {
                // The next save need not wait for it to load.
                place.Worker = _closed ? null : Start(worker.Header);
            }

            End(worker);
        }
    }

    /// <summary>Under the lock.</summary>
    private void End(WarmWorker worker)
    {
        _ = EndAsync();

        async Task EndAsync()
        {
            await worker.DisposeAsync();
            lock (_gate)
            {
                _alive.Remove(worker);
            }
        }
    }

    private static WarmAnswer Lost(string why) => new([], TimeSpan.Zero, 0, 0) { Lost = why };

    private sealed class Place
    {
        public WarmWorker? Worker { get; set; }

        public bool IsRenewing { get; set; }

        public long LastUse { get; set; }

        public int Failures { get; set; }

        public long FailedAt { get; set; }

        public string Problem { get; set; } = "";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Warm worker started: {Header}")]
    private static partial void LogStarted(ILogger logger, string header);

    [LoggerMessage(Level = LogLevel.Information, Message = "Warm worker replaced: {Header}, {Megabytes} MB of heap, {Answers} answers")]
    private static partial void LogRenewed(ILogger logger, string header, long megabytes, int answers);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Warm worker lost an answer: {Header}: {Why}")]
    private static partial void LogLost(ILogger logger, string header, string why);
}
