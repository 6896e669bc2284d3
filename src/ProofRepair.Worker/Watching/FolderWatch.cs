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
    private IReadOnlyList<string>? _atStart;

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

    private TimeSpan BetweenLooks => _events.Problem is null ? _times.Rescan : s_look;

    /// <summary>Reads what is there, which is no change, once; the newest file first.</summary>
    public async Task<IReadOnlyList<string>> StartAsync(CancellationToken cancellationToken) => _atStart ??= await ReadAllAsync(cancellationToken);

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

            foreach (var change in _pending.TakeDue())
            {
                if (await LookAsync(change, cancellationToken) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    public void Dispose() => _events.Dispose();

    private async Task<IReadOnlyList<string>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var files = new List<(string Path, FileStamp Stamp)>();
        foreach (var path in _paths.Files())
        {
            if (await BytesAsync(path, cancellationToken) is ({ } bytes, { } stamp, _))
            {
                Ledger.Observe(path, bytes, stamp);
                if (!_paths.IsOfProject(path))
                {
                    files.Add((path, stamp));
                }
            }
        }

        return [.. files.OrderByDescending(f => f.Stamp.Written).Select(f => f.Path)];
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
        var (bytes, stamp, problem) = await BytesAsync(change.Path, cancellationToken);
        if (problem is not null && change.Postponed < Patience)
        {
            _pending.Postpone(change, _times.Empty);
            return null;
        }

        if (problem is not null)
        {
            return new FileChange.Unreadable(change.Path, change.Last, problem);
        }

        if ((bytes is null || IsBlank(bytes)) && change.Postponed == 0 && Ledger.IsKnown(change.Path))
        {
            _pending.Postpone(change, _times.Empty);
            return null;
        }

        if (bytes is null)
        {
            return !Ledger.Forget(change.Path) ? null
                : _paths.IsOfProject(change.Path) ? new FileChange.OfProject(change.Path, change.Last)
                : new FileChange.Deleted(change.Path, change.Last);
        }

        if (!Ledger.Observe(change.Path, bytes, stamp!.Value))
        {
            return null;
        }

        if (_paths.IsOfProject(change.Path))
        {
            return new FileChange.OfProject(change.Path, change.Last);
        }

        var (file, why) = LeanFile.Of(change.Path, bytes);
        return file is null ? new FileChange.Unreadable(change.Path, change.Last, why!) : new FileChange.Saved(file, change.Last);
    }

    private static bool IsBlank(byte[] bytes) => bytes.All(b => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t');

    /// <summary>Neither bytes nor a problem: there is no such file.</summary>
    private static async Task<(byte[]? Bytes, FileStamp? Stamp, string? Problem)> BytesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (FileStamp.Of(path) is not { } stamp)
            {
                return (null, null, null);
            }

            if (stamp.Length > LeanFile.LargestBytes)
            {
                return (null, stamp, $"it is larger than {LeanFile.LargestBytes >> 20} MB");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return FileStamp.Of(path) == stamp ? (bytes, stamp, null) : (null, stamp, "it is being written");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, null, e.Message);
        }
    }
}
