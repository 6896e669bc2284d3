using System.Threading.Channels;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

/// <summary>A folder under a real watch; each test says what it does to the files and asks what the watch made of it.</summary>
internal sealed class Watched : IAsyncDisposable
{
    // The system's events come late on a busy machine: what is to be told is waited for long, what is not to be told for a while.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(600);

    private readonly Channel<FileChange> _changes = Channel.CreateUnbounded<FileChange>();
    private readonly CancellationTokenSource _stop = new();
    private readonly FolderWatch _watch;
    private readonly Task _running;

    private Watched(ScratchFolder folder, FolderWatch watch)
    {
        Folder = folder;
        _watch = watch;
        _running = Task.Run(async () =>
        {
            await foreach (var change in watch.ChangesAsync(_stop.Token))
            {
                _changes.Writer.TryWrite(change);
            }
        });
    }

    public ScratchFolder Folder { get; }

    public FileLedger Ledger => _watch.Ledger;

    public static async Task<Watched> StartAsync(TimeSpan? rescan = null, params (string Name, string Text)[] files)
    {
        var folder = new ScratchFolder();
        foreach (var (name, text) in files)
        {
            folder.Write(name, text);
        }

        var times = new WatchTimes(TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(20), rescan ?? TimeSpan.FromHours(1));
        var watch = new FolderWatch(new WatchedPaths(folder.Path), times, TimeProvider.System);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        return new Watched(folder, watch);
    }

    public async Task<FileChange> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        return await _changes.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The name and the text of the next save; fails when something else happened.</summary>
    public async Task<(string Name, string Text)> NextSaveAsync()
    {
        var saved = Assert.IsType<FileChange.Saved>(await NextAsync());
        return (Path.GetRelativePath(Folder.Path, saved.Path), saved.File.Text);
    }

    public async Task NothingMoreAsync()
    {
        await Task.Delay(s_silence, TestContext.Current.CancellationToken);
        Assert.False(_changes.Reader.TryRead(out var change), $"{change}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _watch.Dispose();
        _stop.Dispose();
        Folder.Dispose();
    }
}
