using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using BitFaster.Caching.Lru;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Lean.Checking;

/// <summary>
/// Shares a few Lean processes among many callers. Requests that wait under one header travel in one file, so throughput grows with
/// the queue: the start of a process (seconds) is paid for a batch, not for a source. A source that was answered is not run again.
/// </summary>
public sealed class LeanPool : ILeanChecker, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Job> _queue = new();
    private readonly ConcurrentDictionary<string, Task<CheckReport>> _asked = new();
    private readonly ConcurrentLru<string, Task<CheckReport>> _known;
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<Task> _running = [];
    private readonly BatchChecker _batches;
    private readonly LeanSlots _slots;
    private readonly LeanPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly Task _dispatch;
    private int _closed;

    public LeanPool(BatchChecker batches, LeanSlots slots, LeanPoolOptions options, TimeProvider time)
    {
        _batches = batches;
        _slots = slots;
        _options = options;
        _time = time;
        _known = new ConcurrentLru<string, Task<CheckReport>>(options.Remembered);
        _dispatch = Task.Run(DispatchAsync);
    }

    /// <summary>Seconds of Lean so far, over all processes, and how many sources it was given; the verifier adds its own.</summary>
    public LeanUsage Usage { get; } = new();

    public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var header = HeaderKey.Of(request);
        return [.. await Task.WhenAll(request.Sources.Select(source => AnswerAsync(header, request, source.Text, cancellationToken)))];
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
        {
            return;
        }

        await _closing.CancelAsync();
        await _dispatch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task<CheckReport> AnswerAsync(HeaderKey header, CheckRequest request, string source, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await Submit(header, request, source, cancellationToken).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !_closing.IsCancellationRequested)
            {
                // Another caller had asked the same and gave up: ask again for ourselves.
            }
        }
    }

    private Task<CheckReport> Submit(HeaderKey header, CheckRequest request, string source, CancellationToken cancellationToken)
    {
        var key = header.Hash(source);
        while (true)
        {
            if (_known.TryGet(key, out var known))
            {
                return known;
            }

            if (_asked.TryGetValue(key, out var asked) && !asked.IsCanceled && !asked.IsFaulted)
            {
                return asked;
            }

            var job = new Job(header, source, request, cancellationToken);
            if (asked is null ? !_asked.TryAdd(key, job.Answer.Task) : !_asked.TryUpdate(key, job.Answer.Task, asked))
            {
                continue;
            }

            if (_known.TryGet(key, out var meanwhile))
            {
                _asked.TryRemove(new KeyValuePair<string, Task<CheckReport>>(key, job.Answer.Task));
                job.Answer.SetResult(meanwhile.Result);
                return meanwhile;
            }

            // Only what Lean says for sure is remembered: a timeout or a crash may not repeat.
            _ = job.Answer.Task.ContinueWith(
                t =>
                {
                    if (t.IsCompletedSuccessfully && t.Result.Outcome is (RunOutcome.Ok or RunOutcome.Errors))
                    {
                        _known.AddOrUpdate(key, t);
                    }

                    _asked.TryRemove(new KeyValuePair<string, Task<CheckReport>>(key, t));
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            lock (_gate)
            {
                _queue.AddLast(job);
            }

            _work.Writer.TryWrite(true);

            return job.Answer.Task;
        }
    }

    /// <summary>Takes a slot first and the batch then, so that what waits meanwhile travels in it.</summary>
    private async Task DispatchAsync()
    {
        while (await _work.Reader.WaitToReadAsync(_closing.Token))
        {
            _work.Reader.TryRead(out _);
            await Task.Delay(_options.GatherTime, _time, _closing.Token);
            while (true)
            {
                var slot = await _slots.TakeAsync(_closing.Token);
                List<Job> batch;
                lock (_gate)
                {
                    batch = TakeBatch();
                }

                if (batch.Count == 0)
                {
                    slot.Dispose();
                    break;
                }

                _running.RemoveAll(t => t.IsCompleted);
                _running.Add(RunAsync(batch, slot));
            }
        }
    }

    private List<Job> TakeBatch()
    {
        for (var node = _queue.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.IsAbandoned)
            {
                node.Value.Answer.TrySetCanceled(CancellationToken.None);
                _queue.Remove(node);
            }

            node = next;
        }

        var batch = new List<Job>();
        if (_queue.First is not { } first)
        {
            return batch;
        }

        if (!first.Value.CanBeFenced)
        {
            // Alone in its file in any case: others must not wait behind it in one process's turn.
            _queue.RemoveFirst();
            return [first.Value];
        }

        var header = first.Value.Header;
        var waiting = _queue.Count(j => j.Header == header && j.CanBeFenced);
        var size = Math.Min(_options.BatchSize, Math.Max(_options.SmallestShare, (waiting + _slots.Free) / (_slots.Free + 1)));
        for (var node = _queue.First; node is not null && batch.Count < size;)
        {
            var next = node.Next;
            if (node.Value.Header == header && node.Value.CanBeFenced)
            {
                batch.Add(node.Value);
                _queue.Remove(node);
            }

            node = next;
        }

        return batch;
    }

    private async Task RunAsync(List<Job> batch, IDisposable slot)
    {
        var counted = _time.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        var registrations = batch.Select(j => j.Abandoned.Register(() =>
        {
            // The process ends early only when nobody waits for any of it.
            if (batch.All(other => other.IsAbandoned || other.Answer.Task.IsCompleted))
            {
                stop.Cancel();
            }
        })).ToList();
        try
        {
            var request = batch[0].Request with { Sources = [.. batch.Select(j => new LeanSource(j.Source))] };
            await _batches.CheckAsync(request, Answer, stop.Token);
        }
        catch (OperationCanceledException)
        {
            foreach (var job in batch)
            {
                job.Answer.TrySetCanceled(CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            foreach (var job in batch)
            {
                job.Answer.TrySetException(e);
            }
        }
        finally
        {
            foreach (var registration in registrations)
            {
                await registration.DisposeAsync();
            }

            Count(sources: 0);
            slot.Dispose();
        }

        // Counted first: who has an answer may ask at once what it cost.
        void Answer(int index, CheckReport report)
        {
            Count(sources: 1);
            batch[index].Answer.TrySetResult(report);
        }

        void Count(int sources)
        {
            var now = _time.GetTimestamp();
            Usage.Add(_time.GetElapsedTime(counted, now), sources);
            counted = now;
        }
    }

    private sealed class Job(HeaderKey header, string source, CheckRequest request, CancellationToken abandoned)
    {
        public HeaderKey Header => header;

        public string Source => source;

        public bool CanBeFenced { get; } = FenceSafety.Inspect(source).MayShareFile;

        public CheckRequest Request => request;

        public CancellationToken Abandoned => abandoned;

        public bool IsAbandoned => abandoned.IsCancellationRequested;

        public TaskCompletionSource<CheckReport> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record HeaderKey(LeanHeader Header, CheckLimits Limits, string Options)
    {
        public static HeaderKey Of(CheckRequest request) => new(
            request.Header,
            request.Limits,
            string.Join(' ', (request.Options ?? []).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}")));

        public string Hash(string source) =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Header.Text}\0{Limits}\0{Options}\0{source}")));
    }
}

/// <summary>
/// <paramref name="BatchSize"/>: the most sources of one file (the embedded build has 2 GB of heap,
/// and verifications wait for a batch to end). <paramref name="SmallestShare"/>: fewer sources than this are not spread over processes.
/// </summary>
public sealed record LeanPoolOptions(int BatchSize = 60, int SmallestShare = 12)
{
    /// <summary>Answers that are given again without asking, the last used: some dozen MB, however long a run.</summary>
    public int Remembered { get; init; } = 10_000;

    public TimeSpan GatherTime { get; init; } = TimeSpan.FromMilliseconds(60);
}

/// <summary>What Lean has cost so far; safe to read while it grows.</summary>
public sealed class LeanUsage
{
    private long _ticks;
    private long _sources;

    public double Seconds => TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds;

    public long Sources => Interlocked.Read(ref _sources);

    public void Add(TimeSpan time, int sources)
    {
        Interlocked.Add(ref _ticks, time.Ticks);
        Interlocked.Add(ref _sources, sources);
    }
}
