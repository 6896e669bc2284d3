using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ProofRepair.Worker.Watching;

/// <summary>Told by the system about a folder: a path that something happened to, or null when events were lost.</summary>
internal sealed class FolderEvents : IDisposable
{
    private const int BufferBytes = 64 << 10;

    private readonly Lock _gate = new();
    // What came into the folder or went: a watcher of such a name is that of a folder that is no more. Null: any may be.
    private readonly ConcurrentQueue<string?> _moved = [];
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private readonly Channel<string?> _events = Channel.CreateUnbounded<string?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly WatchedPaths _paths;

    public FolderEvents(WatchedPaths paths)
    {
        _paths = paths;
        Cover();
    }

    public ChannelReader<string?> Reader => _events.Reader;

    public int Watchers
    {
        get
        {
            lock (_gate)
            {
                return _watchers.Count;
            }
        }
    }

    /// <summary>Null when the whole folder is covered by events; else why it must be looked through now and then.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// A watcher for the folder itself and one for each folder in it with all below, so that <c>.lake</c> with thousands of folders costs
    /// nothing. Folders that came since are added, those that went are dropped.
    /// </summary>
    public void Cover()
    {
        lock (_gate)
        {
            try
            {
                var moved = new HashSet<string?>(StringComparer.Ordinal);
                while (_moved.TryDequeue(out var path))
                {
                    moved.Add(path);
                }

                foreach (var gone in _watchers.Keys.Where(f => moved.Contains(f) || moved.Contains(null) || !Directory.Exists(f)).ToList())
                {
                    _watchers[gone].Dispose();
                    _watchers.Remove(gone);
                }

                Add(_paths.Root, deep: false);
                foreach (var folder in Directory.EnumerateDirectories(_paths.Root).Where(f => !_paths.IsIgnored(f)))
                {
                    Add(folder, deep: true);
                }

                Problem = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // The system's limit on watches, most often.
                Problem = e.Message;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers.Values)
            {
                watcher.Dispose();
            }

            _watchers.Clear();
        }

        _events.Writer.TryComplete();
    }

    private void Add(string folder, bool deep)
    {
        if (_watchers.ContainsKey(folder))
        {
            return;
        }

        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = deep,
            InternalBufferSize = BufferBytes,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, e) => Tell(e.FullPath);
        watcher.Created += (_, e) => Moved(e.FullPath);
        watcher.Deleted += (_, e) => Moved(e.FullPath);
        watcher.Renamed += (_, e) =>
        {
            Moved(e.OldFullPath);
            Moved(e.FullPath);
        };
        watcher.Error += (_, _) => Moved(null);
        try
        {
            watcher.EnableRaisingEvents = true;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }

        _watchers.Add(folder, watcher);
    }

    private void Moved(string? path)
    {
        if (path is null || Path.GetDirectoryName(path) == _paths.Root)
        {
            _moved.Enqueue(path);
        }

        Tell(path);
    }

    private void Tell(string? path)
    {
        if (path is null || !_paths.IsIgnored(path))
        {
            _events.Writer.TryWrite(path);
        }
    }
}
