namespace ProofRepair.Lean.Processes;

/// <summary>Follows the memory of a process tree, remembers its peak, and calls when it passes a limit.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly ITimer _timer;
    private long _peak;

    public MemoryWatch(int processId, long? limit, Action onOverLimit, TimeProvider time, TimeSpan interval) =>
        _timer = time.CreateTimer(
            _ =>
            {
                var bytes = ProcessTree.ResidentBytes(processId);
                _peak = Math.Max(_peak, bytes);
                if (bytes > limit)
                {
                    onOverLimit();
                }
            },
            null,
            interval,
            interval);

    /// <summary>Null when the process ended before the first look.</summary>
    public long? PeakBytes => _peak == 0 ? null : _peak;

    public void Dispose() => _timer.Dispose();
}
