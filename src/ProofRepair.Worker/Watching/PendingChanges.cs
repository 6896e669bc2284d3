namespace ProofRepair.Worker.Watching;

/// <summary>
/// Files that were written to and may be written to again: each is due when it was quiet for a while, so that the many steps by which
/// editors save are one save. What is written all the time is due in the end too. Times are timestamps of the clock that it was made with.
/// </summary>
internal sealed class PendingChanges(WatchTimes times, TimeProvider time)
{
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    public int Count => _pending.Count;

    public bool IsEmpty => Count == 0;

    public void Touch(string path)
    {
        var now = time.GetTimestamp();
        _pending[path] = _pending.TryGetValue(path, out var before) ? before with { Last = now, Wait = times.Quiet, Postponed = 0 } : new Pending(now, now, times.Quiet);
    }

    /// <summary>Looks again later at what could not be read as whole now; the time of its save stays.</summary>
    public void Postpone(DueChange change, TimeSpan wait) => PutBack(change with { Postponed = change.Postponed + 1 }, wait);

    /// <summary>What was taken out and not dealt with, unless it was written to since.</summary>
    public void PutBack(DueChange change, TimeSpan wait) =>
        _pending[change.Path] = _pending.TryGetValue(change.Path, out var since)
            ? since with { IsAgain = since.IsAgain || change.IsAgain }
            : new Pending(change.First, change.Last, wait) { Postponed = change.Postponed, IsAgain = change.IsAgain };

    /// <summary>Takes out what is due, in the order in which it was last written.</summary>
    public IReadOnlyList<DueChange> TakeDue()
    {
        var now = time.GetTimestamp();
        var due = _pending.Where(p => Left(p.Value, now) <= TimeSpan.Zero).OrderBy(p => p.Value.Last).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new DueChange(p.Key, p.Value.First, p.Value.Last, p.Value.Postponed, p.Value.IsAgain)).ToList();
        due.ForEach(d => _pending.Remove(d.Path));
        return due;
    }

    /// <summary>Until the next is due; null when nothing waits.</summary>
    public TimeSpan? Next()
    {
        var now = time.GetTimestamp();
        return IsEmpty ? null : _pending.Values.Min(p => Left(p, now)) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private TimeSpan Left(Pending pending, long now)
    {
        var quiet = pending.Wait - time.GetElapsedTime(pending.Last, now);
        var longest = times.Longest - time.GetElapsedTime(pending.First, now);
        return quiet < longest ? quiet : longest;
    }

    private sealed record Pending(long First, long Last, TimeSpan Wait)
    {
        public int Postponed { get; init; }

        public bool IsAgain { get; init; }
    }
}

/// <summary>A file whose writer seems to be done. <paramref name="First"/> and <paramref name="Last"/>: when it was written to.</summary>
/// <param name="IsAgain">It was told and what came of that was dropped: it is to be told once more, though it did not change since.</param>
internal sealed record DueChange(string Path, long First, long Last, int Postponed, bool IsAgain);

/// <param name="Quiet">Without a further event a file is taken as saved.</param>
/// <param name="Empty">For an empty or missing file: many editors truncate or rename first.</param>
/// <param name="Longest">A file that is written without pause is read after this.</param>
/// <param name="Rescan">Between looks at the whole folder, for what the system did not tell.</param>
public sealed record WatchTimes(TimeSpan Quiet, TimeSpan Empty, TimeSpan Longest, TimeSpan Rescan)
{
    public static WatchTimes Default { get; } = new(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));
}
