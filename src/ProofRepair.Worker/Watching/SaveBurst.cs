namespace ProofRepair.Worker.Watching;

/// <summary>Files that were saved one soon after the other, as a checkout does. Added to by one thread, looked at by several.</summary>
internal sealed class SaveBurst
{
    private static readonly TimeSpan s_gap = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private int _count;
    private long _last;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The burst that a save belongs to: <paramref name="before"/>, unless that was over.</summary>
    public static SaveBurst Of(SaveBurst? before, string path, long savedAt, TimeProvider time)
    {
        var burst = before is null || time.GetElapsedTime(before._last, savedAt) > s_gap ? new SaveBurst() : before;
        burst._paths.Add(path);
        burst._last = Math.Max(burst._last, savedAt);
        Volatile.Write(ref burst._count, burst._paths.Count);
        return burst;
    }
}
