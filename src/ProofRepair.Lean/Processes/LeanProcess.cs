using System.Collections.Immutable;
using System.Text;
using System.Threading.Channels;
using CliWrap;
using ProofRepair.Lean.Processes.Sandboxing;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Processes;

/// <summary>
/// What to run. <paramref name="OutputBytes"/> is asked while it runs, so that a batch may earn more with each source.
/// <paramref name="OnProcessorTime"/> is told now and then what the process and its children have used since they began.
/// </summary>
public sealed record LeanInvocation(
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    Func<long> OutputBytes,
    long? MemoryBytes = null,
    Action<TimeSpan>? OnProcessorTime = null,
    TimeSpan? ProcessorTime = null)
{
    /// <summary>Lines for its standard input as they come, for a program that answers for as long as it is asked. Null: it is held open and says nothing.</summary>
    public ChannelReader<string>? Input { get; init; }
}

/// <summary>
/// Runs Lean once: streams its lines, and sees to it that whatever happens (limits, cancellation, our own death) nothing of its tree stays.
/// A native one goes through <paramref name="sandbox"/>, if there is one; the embedded one is closed in by Node and its driver.
/// </summary>
public sealed class LeanProcess(LeanToolchain toolchain, TimeProvider time, Bubblewrap? sandbox = null)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PanicGrace = TimeSpan.FromSeconds(2);

    // Lean prints this for what it cannot survive; the embedded build then hangs (lean-wasm notes).
    private const string FatalPanic = "INTERNAL PANIC";
    private const int ErrorTailChars = 4000;

    public LeanToolchain Toolchain => toolchain;

    /// <summary>Another program of the toolchain, closed in as this one.</summary>
    public LeanProcess For(LeanToolchain other) => new(other, time, sandbox);

    /// <summary><paramref name="stop"/> ends the run with <see cref="EndReason.Stopped"/>; <paramref name="cancellationToken"/> throws.</summary>
    public async Task<ProcessEnd> RunAsync(LeanInvocation invocation, Action<string> onLine, CancellationToken stop, CancellationToken cancellationToken)
    {
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellationToken);
        var reason = EndReason.Exited;
        var errors = new ErrorTail(ErrorTailChars);
        var started = time.GetTimestamp();

        void End(EndReason why)
        {
            reason = why;
            try
            {
                kill.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The process ended while its usage was looked at.
            }
        }

        void Look(long bytes, TimeSpan processorTime)
        {
            if (bytes > invocation.MemoryBytes)
            {
                End(EndReason.OverMemory);
            }

            if (processorTime > invocation.ProcessorTime)
            {
                End(EndReason.OverProcessorTime);
            }

            invocation.OnProcessorTime?.Invoke(processorTime);
        }

        var command = Wrapped(invocation)
            .WithStandardInputPipe(PipeSource.Create((stream, ct) => invocation.Input is { } input ? PassAsync(input, stream, ct) : Task.Delay(Timeout.InfiniteTimeSpan, ct)))
            .WithStandardOutputPipe(PipeTarget.Create(async (stream, ct) =>
            {
                if (!await BoundedLines.ReadAsync(stream, invocation.OutputBytes, onLine, ct))
                {
                    End(EndReason.OverOutput);
                }
            }))
            .WithStandardErrorPipe(PipeTarget.Create(async (stream, ct) =>
            {
                if (!await BoundedLines.ReadAsync(stream, invocation.OutputBytes, line => OnError(line, errors, End, ct), ct))
                {
                    End(EndReason.OverOutput);
                }
            }));

        var running = command.ExecuteAsync(kill.Token);
        using var usage = new UsageWatch(running.ProcessId, Look, time, LookInterval);
        int? exitCode = null;
        try
        {
            exitCode = (await running).ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reason = reason == EndReason.Exited ? EndReason.Stopped : reason;
        }

        return new ProcessEnd(reason, exitCode, time.GetElapsedTime(started), usage.PeakBytes, errors.Text);
    }

    private static async Task PassAsync(ChannelReader<string> lines, Stream stream, CancellationToken cancellationToken)
    {
        await foreach (var line in lines.ReadAllAsync(cancellationToken))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    private Command Wrapped(LeanInvocation invocation)
    {
        string[] arguments = [.. toolchain.Arguments, .. invocation.Arguments];
        return Started(arguments, invocation)
            .WithWorkingDirectory(invocation.WorkingDirectory)
            .WithEnvironmentVariables(LeanEnvironment.Of(Environment.GetEnvironmentVariables(), VariablesOf(invocation)))
            .WithValidation(CommandResultValidation.None);
    }

    private ImmutableDictionary<string, string> VariablesOf(LeanInvocation invocation) => invocation.Input is not null && toolchain.Kind == LeanKind.Embedded
        ? toolchain.Environment.Add("PROOFREPAIR_LIVE_STDIN", "1")
        : toolchain.Environment;

    private Command Started(string[] arguments, LeanInvocation invocation) => toolchain.Kind switch
    {
        // The embedded driver watches its standard input itself.
        LeanKind.Embedded => Cli.Wrap(toolchain.FileName).WithArguments([.. NodePermissions.Flags(toolchain, invocation.WorkingDirectory), .. arguments]),
        // A lease takes the standard input. Without one a program that reads it meets its end when this process is gone.
        _ when invocation.Input is not null && sandbox is not null => Cli.Wrap(sandbox.Program).WithArguments(sandbox.Arguments(toolchain, invocation.WorkingDirectory, [toolchain.FileName, .. arguments], invocation.ProcessorTime)),
        _ when invocation.Input is not null => Cli.Wrap(toolchain.FileName).WithArguments(arguments),
        _ when sandbox is not null => Lease.Wrap(sandbox.Program, sandbox.Arguments(toolchain, invocation.WorkingDirectory, [toolchain.FileName, .. arguments], invocation.ProcessorTime)),
        _ => Lease.Wrap(toolchain.FileName, arguments),
    };

    private void OnError(string line, ErrorTail errors, Action<EndReason> end, CancellationToken cancellationToken)
    {
        errors.Add(line);
        if (line.Contains(FatalPanic, StringComparison.Ordinal))
        {
            _ = EndLaterAsync();
        }

        async Task EndLaterAsync()
        {
            await Task.Delay(PanicGrace, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested)
            {
                end(EndReason.Panicked);
            }
        }
    }

    private sealed class ErrorTail(int chars)
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public void Add(string line)
        {
            lock (_text)
            {
                _text.AppendLine(line);
                if (_text.Length > chars)
                {
                    _text.Remove(0, _text.Length - chars);
                }
            }
        }
    }
}
