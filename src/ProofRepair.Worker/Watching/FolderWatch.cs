using System.Runtime.CompilerServices;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>
/// The saves in a folder, one for each file and save however it was made. Paths that it gives are below <see cref="WatchedPaths.Root"/>.
/// </summary>
public sealed class FolderWatch : IDisposable
{
    // A file that cannot be read is looked at again, a little later each time: its writer may hold it.
    private const int Patience = 4;

    // Without events.
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    private readonly WatchedPaths _paths;
    private readonly WatchTimes _times;
    private readonly TimeProvider _time;
    private readonly PendingChanges _pending;
    private readonly FolderEvents _events;
    private bool _isStarted;

    public FolderWatch(WatchedPaths paths, WatchTimes times, TimeProvider time)
    {
        (_paths, _times, _time) = (paths, times, time);
        _pending = new PendingChanges(times, time);
        // First, so that nothing between the scan and the first event is missed.
        _events = new FolderEvents(paths);
    }

    public FileLedger Ledger { get; } = new();

    /// <summary>Null when the system tells of changes; else why the folder is looked through every two seconds instead.</summary>
    public string? Problem => _events.Problem;

    /// <summary>What it holds, for how many files and folders.</summary>
    internal (int Known, int Pending, int Watchers) Held => (Ledger.Paths.Count(), _pending.Count, _events.Watchers);

    private TimeSpan BetweenLooks => _events.Problem is null ? _times.Rescan : s_look;

    /// <summary>The file of Lean that was written last.</summary>
    public string? Newest => Ledger.Newest(p => !_paths.IsOfProject(p));

    /// <summary>Reads what is there, which is no change, once.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            await ReadAsync(_paths.Files(), cancellationToken);
        }
    }

    /// <summary>Reads what the project hangs on: all that was changed in it until now is no further change.</summary>
    public Task ReadProjectAsync(CancellationToken cancellationToken) => ReadAsync(_paths.OfProject, cancellationToken);

    /// <summary>What came of a change is lost: the next <see cref="ChangesAsync"/> tells it once more, at once.</summary>
    public void TellAgain(string path, long savedAt) => _pending.PutBack(new DueChange(path, savedAt, savedAt, 0, IsAgain: true), TimeSpan.Zero);

    /// <summary>Returns when the project itself is changed; what happens to files meanwhile is told by the next <see cref="ChangesAsync"/>.</summary>
    public async Task ProjectChangedAsync(CancellationToken cancellationToken)
    {
        var others = new Dictionary<string, FileChange>(StringComparer.Ordinal);
        await foreach (var change in ChangesAsync(cancellationToken))
        {
            if (change is FileChange.OfProject)
            {
                break;
            }

            others[change.Path] = change;
        }

        foreach (var change in others.Values)
        {
            TellAgain(change.Path, change.SavedAt);
        }
    }

    /// <summary>Ended and begun again, it goes on where it was.</summary>
    public async IAsyncEnumerable<FileChange> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scanned = _time.GetTimestamp();
        while (true)
        {
            var rescan = BetweenLooks - _time.GetElapsedTime(scanned);
            await WaitAsync(_pending.Next() is { } next && next < rescan ? next : rescan, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var lost = false;
            while (_events.Reader.TryRead(out var path))
            {
                lost |= path is null || !Take(path);
            }

            if (lost || _time.GetElapsedTime(scanned) >= BetweenLooks)
            {
                _events.Cover();
                Rescan();
                scanned = _time.GetTimestamp();
            }

            var due = new Queue<DueChange>(_pending.TakeDue());
            try
            {
                while (due.TryDequeue(out var change))
                {
                    if (await LookAsync(change, cancellationToken) is { } found)
                    {
                        yield return found;
                    }
                }
            }
            finally
            {
                foreach (var rest in due)
                {
                    _pending.PutBack(rest, TimeSpan.Zero);
                }
            }
        }
    }

    public void Dispose() => _events.Dispose();

    private async Task ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            Ledger.Observe(path, await FileRead.OfAsync(path, cancellationToken));
        }
    }

    private async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (longest <= TimeSpan.Zero)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = _events.Reader.WaitToReadAsync(stop.Token).AsTask();
        await Task.WhenAny(events, Task.Delay(longest, _time, stop.Token));
        await stop.CancelAsync();
    }

    /// <summary>False when the whole folder is to be looked through: something happened to a folder.</summary>
    private bool Take(string path)
    {
        if (_paths.IsWatched(path))
        {
            _pending.Touch(path);
            return true;
        }

        var below = path + Path.DirectorySeparatorChar;
        return !Directory.Exists(path) && !Ledger.Paths.Any(p => p.StartsWith(below, StringComparison.Ordinal));
    }

    private void Rescan()
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in _paths.Files())
        {
            there.Add(path);
            if (FileStamp.Of(path) is { } stamp && Ledger.MayDiffer(path, stamp))
            {
                _pending.Touch(path);
            }
        }

        foreach (var gone in Ledger.Paths.Where(p => !there.Contains(p)))
        {
            _pending.Touch(gone);
        }
    }

    private async Task<FileChange?> LookAsync(DueChange change, CancellationToken cancellationToken)
    {
        var read = await FileRead.OfAsync(change.Path, cancellationToken);
        if (read.Problem is not null ? change.Postponed < Patience : read.IsBlank && change.Postponed == 0 && Ledger.IsKnown(change.Path))
        {
            _pending.Postpone(change, _times.Empty);
            return null;
        }

        if (!Ledger.Observe(change.Path, read) && !change.IsAgain)
        {
            return null;
        }

        if (read.Problem is not null)
        {
            return new FileChange.Unreadable(change.Path, change.Last, read.Problem);
        }

        if (_paths.IsOfProject(change.Path))
        {
            return new FileChange.OfProject(change.Path, change.Last);
        }

        if (read.Bytes is null)
        {
            return new FileChange.Deleted(change.Path, change.Last);
        }

        var (file, why) = LeanFile.Of(change.Path, read.Bytes);
        return file is null ? new FileChange.Unreadable(change.Path, change.Last, why!) : new FileChange.Saved(file, change.Last);
    }
}
