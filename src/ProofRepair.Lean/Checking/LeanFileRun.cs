using ProofRepair.Lean.Processes;

namespace ProofRepair.Lean.Checking;

/// <summary>One Lean process over one file in a folder of its own, with a deadline that each sign of progress moves on.</summary>
internal sealed class LeanFileRun(LeanProcess process, TimeProvider time)
{
    public const string FileName = "Check.lean";

    /// <summary>
    /// Calls <paramref name="onMessage"/> for each message as it comes; what it returns is the time until the next deadline, null to leave it.
    /// </summary>
    public async Task<ProcessEnd> RunAsync(
        string text,
        CheckRequest request,
        TimeSpan firstDeadline,
        int sources,
        Func<LeanMessage, TimeSpan?> onMessage,
        CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("proofrepair-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, FileName), text, cancellationToken);
        using var stop = new CancellationTokenSource(firstDeadline, time);
        var (used, begunAt) = (0L, -1L);
        var invocation = new LeanInvocation(
            [.. LeanOptions.Of(process.Toolchain, request.Limits, request.Options), "--json", FileName],
            folder.FullName,
            () => (long)request.Limits.OutputBytes * sources,
            request.Limits.MemoryBytes,
            OnProcessorTime);
        return await process.RunAsync(invocation, OnLine, stop.Token, cancellationToken);

        void OnLine(string line)
        {
            if (LeanMessageJson.TryParse(line) is { } message && onMessage(message) is { } next)
            {
                stop.CancelAfter(next);
                Interlocked.Exchange(ref begunAt, Interlocked.Read(ref used));
            }
        }

        // The start of the process is not the source's own: nothing is counted before the first sign of progress.
        void OnProcessorTime(TimeSpan total)
        {
            Interlocked.Exchange(ref used, total.Ticks);
            if (Interlocked.Read(ref begunAt) is >= 0 and var from && total.Ticks - from > request.Limits.ProcessorTime?.Ticks)
            {
                stop.Cancel();
            }
        }
    }
}
