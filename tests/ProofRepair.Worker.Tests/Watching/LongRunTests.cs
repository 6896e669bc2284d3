using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Lean.Warm;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

/// <summary>
/// Days of saving: real files, events and processes of the scripted Lean, a repair that writes, and a clock that is put on, a minute and more each round.
/// </summary>
public sealed class LongRunTests : IAsyncDisposable
{
    private const int Rounds = 100;
    private const int Files = 24;
    private const int MostHeaders = 12;

    private static readonly string s_lean = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean");
    private static readonly WatchTimes s_times = new(TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1));

    private readonly ScratchFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, int> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, bool> _leans = new();
    private readonly WarmPool _warm;
    private readonly FolderWatch _watch;
    private readonly WatchSession _session;
    private int _troubles;
    private int _applied;
    private int _cold;

    public LongRunTests()
    {
        var lean = new LeanToolchain(LeanKind.Native, "4.99.0", s_lean, [], ImmutableDictionary<string, string>.Empty);
        var options = new WarmPoolOptions(new CheckLimits(TimeSpan.FromSeconds(100)), ImmutableDictionary<string, string>.Empty) { Workers = 3, BackOff = TimeSpan.FromMilliseconds(1), LongestBackOff = TimeSpan.FromMilliseconds(1) };
        _warm = new WarmPool(new LeanProcess(lean, TimeProvider.System), options, TimeProvider.System, NullLogger<WarmPool>.Instance);
        _watch = new FolderWatch(new WatchedPaths(_folder.Path), s_times, _time);
        _session = new WatchSession(_watch, _warm, ColdAsync, new WatchRepair(RepairAsync, Apply: true) { MostTogether = int.MaxValue, Settling = TimeSpan.Zero }, Take, _time, NullLogger<WatchSession>.Instance);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_held_beyond_what_lives()
    {
        await _watch.StartAsync(Ct);
        var running = _session.RunAsync(_stop.Token);
        for (var round = 0; round < Rounds; round++)
        {
            await SaveAllAsync(round);
            await StrangeThingsAsync(round);
            _time.Advance(TimeSpan.FromMinutes(1));
            if (round % 20 == 19)
            {
                await HoldsOnlyWhatLivesAsync();
            }
        }

        Assert.True(_told.Values.Sum() > Rounds * Files && _applied > Rounds && _cold > 0, $"{_told.Values.Sum()} saves, {_applied} written, {_cold} cold");
        Assert.Equal(1, _troubles);

        foreach (var entry in new DirectoryInfo(_folder.Path).GetFileSystemInfos())
        {
            Delete(entry);
        }

        await UntilAsync(() => _watch.Held is (0, 0, 1));
        await _stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await _warm.DisposeAsync();
        _watch.Dispose();
        Assert.Equal(((0, 0), 0), (_warm.Held, _watch.Held.Watchers));
        Assert.NotEmpty(_leans);
        Assert.All(_leans.Keys, id => Assert.False(IsAlive(id)));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _warm.DisposeAsync();
        _watch.Dispose();
        _session.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    /// <summary>Each file once, of two headers; some fail and are repaired.</summary>
    private async Task SaveAllAsync(int round)
    {
        var before = Names.Select(Told).ToList();
        var written = Volatile.Read(ref _applied) + Names.Where((_, i) => IsWrong(i)).Count();
        for (var i = 0; i < Files; i++)
        {
            _folder.Write(NameOf(i), $"import M{i % 2}\n-- {round}\n--! {(IsWrong(i) ? "error wrong" : "pid")}\n");
        }

        // The next save waits for what is written here: within the one step of writing it would be lost.
        await UntilAsync(() => Names.Zip(before).All(n => Told(n.First) > n.Second) && Volatile.Read(ref _applied) >= written);
    }

    private int Told(string name) => _told.GetValueOrDefault(_folder.At(name));

    private async Task StrangeThingsAsync(int round)
    {
        switch (round % 8)
        {
            case 0:
                File.Move(_folder.At(NameOf(0)), _folder.At($"Renamed{round}.lean"));
                break;
            case 1:
                File.Delete(_folder.At($"Renamed{round - 1}.lean"));
                File.Delete(_folder.At(NameOf(1)));
                break;
            case 2:
                Directory.Move(_folder.At("Top2"), _folder.At($"Other{round}"));
                break;
            case 3:
                Directory.Delete(_folder.At($"Other{round - 1}"), recursive: true);
                Directory.Delete(_folder.At("Top1"), recursive: true);
                break;
            case 4:
                // In place of a file that is read: it stays for hours.
                if (round == 4)
                {
                    await using var large = File.Create(_folder.At("Large.lean"));
                    large.SetLength(LeanFile.LargestBytes + 1);
                }

                break;
            case 5 when round < 16:
                await AnsweredColdAsync($"import Missing{round}\n");
                break;
            case 6 when round < 16:
                await AnsweredColdAsync($"import M0\n-- {round}\n--! exit 71\n");
                break;
        }
    }

    private async Task AnsweredColdAsync(string text)
    {
        var before = Volatile.Read(ref _cold);
        _folder.Write("Strange.lean", text);
        await UntilAsync(() => Volatile.Read(ref _cold) > before);
    }

    private async Task HoldsOnlyWhatLivesAsync()
    {
        var paths = new WatchedPaths(_folder.Path);
        await UntilAsync(() => _watch.Held == (paths.Files().Count(), 0, 1 + Directory.GetDirectories(_folder.Path).Length));
        Assert.InRange(_session.Works, 0, paths.Files().Count());
        await UntilAsync(() => _warm.Held is { Headers: <= MostHeaders, Workers: <= 3 });
    }

    /// <summary>The clock goes on meanwhile, a little faster than the real one.</summary>
    private async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; !isSo(); i++)
        {
            Assert.True(i < 4_000, $"{_watch.Held} {_warm.Held} {_applied}");
            _time.Advance(TimeSpan.FromMilliseconds(i < 100 ? 100 : 1000));
            await Task.Delay(1, Ct);
        }
    }

    private static IEnumerable<string> Names => Enumerable.Range(0, Files).Select(NameOf);

    private static bool IsWrong(int i) => i % 3 == 0;

    private static string NameOf(int i) => i % 4 == 0 ? $"F{i}.lean" : $"Top{i % 4}/Below/F{i}.lean";

    private static void Delete(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            entry.Delete();
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Take(WatchEvent happened)
    {
        switch (happened)
        {
            case WatchEvent.Changed:
                _told.AddOrUpdate(happened.Path, 1, (_, n) => n + 1);
                break;
            case WatchEvent.Said { Message.Severity: LeanSeverity.Information } said:
                _leans[int.Parse(said.Message.Text, CultureInfo.InvariantCulture)] = true;
                break;
            case WatchEvent.Applied:
                _applied++;
                break;
            case WatchEvent.Trouble trouble when trouble.Path.EndsWith("Large.lean", StringComparison.Ordinal):
                _troubles++;
                break;
        }
    }

    private Task<CheckReport> ColdAsync(string text, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _cold);
        return Task.FromResult(new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero));
    }

    private static Task<FileRepair> RepairAsync(LeanFile file, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        var declaration = new FileDeclaration(0, Lean.Syntax.CommandSplitter.Split("theorem t : True := by wrong").Commands[0], 1, [], false);
        var report = new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero);
        return Task.FromResult(new FileRepair(file.Text.Replace("--! error wrong", "-- right", StringComparison.Ordinal), [new DeclarationRepair(declaration, null, "proved", "right")], [], report, report));
    }
}
