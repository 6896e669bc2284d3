using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Lean.Warm;

/// <summary>
/// One Lean process that holds the environment of a header, and what it elaborated of the last few files: of a text that is given again only
/// what follows the first changed command is elaborated anew. Answers one text at a time.
/// </summary>
internal sealed class WarmWorker : IAsyncDisposable
{
    private const string FileName = "WarmWorker.lean";

    // Of all answers together: a worker that prints so much is replaced.
    private const long OutputBytes = 1L << 30;

    private readonly Channel<string> _requests = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TimeProvider _time;
    private readonly Task<string> _ended;
    private readonly int _heartbeats;
    private Request? _current;
    private long _used;
    private string? _complaint;
    private long _heap;
    private int _number;

    public WarmWorker(LeanProcess process, WarmHeader header, CheckLimits limits, ImmutableDictionary<string, string> options, TimeProvider time)
    {
        _time = time;
        Header = header;
        _heartbeats = limits.Heartbeats;
        _ended = Task.Run(() => RunAsync(process, limits, options));
    }

    public WarmHeader Header { get; }

    /// <summary>Done when the header is loaded; faulted with <see cref="WarmException"/> when the process ended before.</summary>
    public Task Ready => _ready.Task;

    public bool IsAlive => !_ended.IsCompleted;

    /// <summary>Of the embedded build, as it said before its last wait; 0 where that is not told.</summary>
    public long HeapBytes => Interlocked.Read(ref _heap);

    /// <summary>Done when it has answered all that it was given, or has ended.</summary>
    public Task Idle => Task.WhenAny(Volatile.Read(ref _current)?.Done.Task ?? Task.CompletedTask, _ended);

    /// <summary>Why it ended; empty while it lives.</summary>
    public string Problem => _ended.IsCompletedSuccessfully ? _ended.Result : "";

    /// <summary>How many texts it was given.</summary>
    public int Answers => _number;

    /// <summary>A text that it is at work on and that nobody waits for any more; null when there is none. Done when it has come to its end.</summary>
    public Task? Abandoned => Volatile.Read(ref _current) is { IsAbandoned: true, Done.Task: { IsCompleted: false } done } ? Task.WhenAny(done, _ended) : null;

    /// <summary>Cancelling leaves the worker at work (<see cref="Abandoned"/>). Throws <see cref="TimeoutException"/> when the text alone, or loading the header, takes longer than <paramref name="limits"/> say.</summary>
    public async Task<WarmAnswer> CheckAsync(string file, string text, CheckLimits limits, Action<LeanMessage> onMessage, CancellationToken cancellationToken)
    {
        await InTimeAsync(_ready.Task);
        await _turn.WaitAsync(cancellationToken);
        var started = _time.GetTimestamp();
        var request = new Request($"{Guid.NewGuid():N}", onMessage, TimeSpan.FromTicks(Interlocked.Read(ref _used)) + limits.ProcessorTime);
        Volatile.Write(ref _current, request);
        Interlocked.Increment(ref _number);
        _ = ReleaseAsync(request);
        _requests.Writer.TryWrite(WarmRequest.Line(file, text, request.Word, limits.Heartbeats == _heartbeats ? null : limits.Heartbeats, limits.CancelAfter));
        try
        {
            await InTimeAsync(Task.WhenAny(request.Done.Task, _ended));
        }
        catch (OperationCanceledException)
        {
            request.IsAbandoned = true;
            throw;
        }

        var time = _time.GetElapsedTime(started);
        if (!request.Done.Task.IsCompleted)
        {
            return new WarmAnswer([.. request.Messages], time, 0, 0) { Lost = await _ended };
        }

        var (isLate, reused, commands) = await request.Done.Task;
        var answer = new WarmAnswer([.. request.Messages], time, reused, commands);
        return isLate
            ? answer with { Lost = $"Lean was asked to end it after {limits.CancelAfter?.TotalSeconds:0.#} s.", IsTimeout = true, IsCancelled = true }
            : answer;

        async Task InTimeAsync(Task task)
        {
            try
            {
                await task.WaitAsync(limits.WallTime, _time, cancellationToken);
            }
            catch (TimeoutException e)
            {
                throw new TimeoutException($"No answer within {limits.WallTime.TotalSeconds:0} s.", e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ended;
    }

    /// <summary>The turn is over when the process has answered, not when its caller has given up.</summary>
    private async Task ReleaseAsync(Request request)
    {
        await Task.WhenAny(request.Done.Task, _ended);
        _turn.Release();
    }

    private async Task<string> RunAsync(LeanProcess process, CheckLimits limits, ImmutableDictionary<string, string> options)
    {
        var why = "";
        try
        {
            using var folder = new TemporaryFolder("proofrepair-warm-");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, FileName), WarmProgram.Compose(Header, process.Toolchain.Kind));
            var invocation = new LeanInvocation([.. LeanOptions.Of(process.Toolchain, limits, options), "--json", FileName], folder.FullName, () => OutputBytes, limits.MemoryBytes, OnProcessorTime)
            {
                Input = _requests.Reader,
            };
            var end = await process.RunAsync(invocation, OnLine, _stop.Token, CancellationToken.None);
            why = _stop.IsCancellationRequested ? "It was stopped." : _complaint ?? LeanExit.Explain(end, process.Toolchain.Kind, limits).Detail;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            why = e.Message;
        }

        _ready.TrySetException(new WarmException(why));
        // Nobody may be there to look at it.
        _ = _ready.Task.Exception;
        return why;
    }

    private void OnProcessorTime(TimeSpan total)
    {
        Interlocked.Exchange(ref _used, total.Ticks);
        if (Volatile.Read(ref _current) is { } request && total > request.ProcessorEnd)
        {
            request.Done.TrySetException(new TimeoutException("No answer within its time of the processor."));
        }
    }

    private void OnLine(string line)
    {
        if (line.StartsWith('{'))
        {
            if (LeanMessageJson.TryParse(line) is { } message)
            {
                Take(message);
            }

            return;
        }

        var words = line.Split(' ');
        switch (words)
        {
            case ["ready"]:
                _ready.TrySetResult();
                break;
            case ["heap", var bytes] when long.TryParse(bytes, CultureInfo.InvariantCulture, out var heap):
                Interlocked.Exchange(ref _heap, heap);
                break;
            case ["done" or "late", var word, var reused, var commands] when Volatile.Read(ref _current) is { } request && request.Word == word:
                request.Done.TrySetResult((words[0] == "late", int.Parse(reused, CultureInfo.InvariantCulture), int.Parse(commands, CultureInfo.InvariantCulture)));
                break;
        }
    }

    private void Take(LeanMessage message)
    {
        if (Volatile.Read(ref _current) is { } request)
        {
            request.Take(message);
        }
        else if (message.IsError)
        {
            // Of the program itself, or of an import that is not there.
            _complaint ??= message.Text;
        }
    }

    /// <param name="processorEnd">Of the process's time: when this text has used up its own.</param>
    private sealed class Request(string word, Action<LeanMessage> onMessage, TimeSpan? processorEnd)
    {
        public string Word => word;

        public TimeSpan? ProcessorEnd => processorEnd;

        public List<LeanMessage> Messages { get; } = [];

        public bool IsAbandoned { get; set; }

        public TaskCompletionSource<(bool IsLate, int Reused, int Commands)> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Take(LeanMessage message)
        {
            Messages.Add(message);
            onMessage(message);
        }
    }
}

/// <summary>A warm worker that did not come up.</summary>
public sealed class WarmException(string message) : Exception(message);
