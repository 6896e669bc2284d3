namespace ProofRepair.Lean.Processes;

/// <summary>Follows the memory and the processor time of a process tree, remembers the peak of the one, and tells both at each look.</summary>
internal sealed class UsageWatch : IDisposable
{
    private readonly ITimer _timer;
    private long _peak;

    public UsageWatch(int processId, Action<long, TimeSpan> onLook, TimeProvider time, TimeSpan interval) =>
        _timer = time.CreateTimer(
            _ =>
            {
                var (bytes, processorTime) = ProcessTree.Usage(processId);
                _peak = Math.Max(_peak, bytes);
                onLook(bytes, processorTime);
            },
            null,
            interval,
            interval);

    /// <summary>Null when the process ended before the first look.</summary>
    public long? PeakBytes => _peak == 0 ? null : _peak;

    public void Dispose() => _timer.Dispose();
}
