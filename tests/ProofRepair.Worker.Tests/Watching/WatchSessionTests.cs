using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;
using ProofRepair.Worker.Watching;

namespace ProofRepair.Worker.Tests.Watching;

/// <summary>From real saves to what is told, with a scripted Lean and a repair that writes "right" for "wrong".</summary>
public sealed class WatchSessionTests : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ScriptedWarm _warm = new();
    private readonly Channel<WatchEvent> _events = Channel.CreateUnbounded<WatchEvent>();
    private readonly Channel<WatchEvent> _changes = Channel.CreateUnbounded<WatchEvent>();
    private readonly CancellationTokenSource _stop = new();
    private FolderWatch? _watch;
    private WatchSession? _session;
    private Task _running = Task.CompletedTask;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_first_then_their_sum_then_what_was_found()
    {
        await StartAsync(new WatchRepair(RepairAsync, Apply: false));

        _folder.Write("A.lean", "fine\nwrong");

        Assert.Equal(2, (await NextAsync<WatchEvent.Said>()).Message.Start.Line);
        var sum = await NextAsync<WatchEvent.Checked>();
        Assert.True(sum is { Cold: null, Messages.Length: 1 } && sum.First <= sum.All);
        Assert.Equal("fine\nright", (await NextAsync<WatchEvent.Offered>()).Repair.Text);
        Assert.Equal("fine\nwrong", await File.ReadAllTextAsync(_folder.At("A.lean"), Ct));
    }

    [Fact]
    public async Task What_is_applied_is_written_and_not_checked_again()
    {
        await StartAsync(new WatchRepair(RepairAsync, Apply: true));

        _folder.Write("A.lean", "wrong");

        await NextAsync<WatchEvent.Said>();
        await NextAsync<WatchEvent.Checked>();
        await NextAsync<WatchEvent.Offered>();
        await NextAsync<WatchEvent.Applied>();
        Assert.Equal("right", await File.ReadAllTextAsync(_folder.At("A.lean"), Ct));
        _folder.Write("B.lean", "fine");
        Assert.EndsWith("B.lean", (await NextAsync<WatchEvent.Checked>()).Path);
    }

    [Fact]
    public async Task A_file_that_is_saved_again_is_not_repaired_as_it_was()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = false;
        await StartAsync(new WatchRepair(async (file, publish, ct) =>
        {
            if (file.Text == "wrong 1")
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, ct).ContinueWith(t => cancelled = t.IsCanceled, TaskScheduler.Default);
                ct.ThrowIfCancellationRequested();
            }

            return await RepairAsync(file, publish, ct);
        }, Apply: false));
        _folder.Write("A.lean", "wrong 1");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        _folder.Write("A.lean", "wrong 2");

        WatchEvent happened;
        do
        {
            happened = await NextAsync<WatchEvent>();
        }
        while (happened is not WatchEvent.Offered);
        Assert.Equal("right 2", ((WatchEvent.Offered)happened).Repair.Text);
        Assert.True(cancelled);
    }

    [Fact]
    public async Task Nothing_more_is_told_of_a_text_that_is_out_of_date()
    {
        await StartAsync(null);
        _warm.Hold();
        _folder.Write("A.lean", "wrong 1");
        Assert.Equal("wrong 1", (await NextAsync<WatchEvent.Said>()).Message.Text);

        _folder.Write("A.lean", "wrong 2");
        Assert.Equal("wrong 2", (await NextAsync<WatchEvent.Said>()).Message.Text);
        _warm.LetGo();

        Assert.Equal("wrong 2", Assert.Single((await NextAsync<WatchEvent.Checked>()).Messages).Text);
    }

    [Fact]
    public async Task Where_the_warm_worker_has_no_answer_a_Lean_is_started()
    {
        await StartAsync(null);

        _folder.Write("A.lean", "lost and wrong");

        await NextAsync<WatchEvent.Said>();
        Assert.Equal("it ended", (await NextAsync<WatchEvent.Checked>()).Cold);
    }

    [Fact]
    public async Task A_checkout_of_many_files_is_checked_and_not_repaired()
    {
        await StartAsync(new WatchRepair(RepairAsync, Apply: true) { MostTogether = 2, Settling = TimeSpan.FromSeconds(2) });

        for (var i = 0; i < 10; i++)
        {
            // One after the other, each by itself when it is looked at.
            _folder.Write($"Deep/F{i}.lean", "wrong");
            await Task.Delay(80, Ct);
        }

        var seen = 0;
        while (seen < 10)
        {
            seen += await NextAsync<WatchEvent>() switch { WatchEvent.Checked => 1, WatchEvent.Said => 0, var other => throw new InvalidOperationException($"{other}") };
        }

        await Task.Delay(TimeSpan.FromSeconds(2.5), Ct);
        Assert.False(_events.Reader.TryRead(out var more), $"{more}");
    }

    [Fact]
    public async Task A_fault_is_told_and_the_watch_goes_on()
    {
        await StartAsync(null);

        _folder.Write("A.lean", "fault");
        Assert.Contains("no space left", (await NextAsync<WatchEvent.Trouble>()).Problem);
        _folder.Write("A.lean", "fine");
        await NextAsync<WatchEvent.Checked>();
    }

    [Fact]
    public async Task What_was_told_of_a_file_is_out_of_date_as_soon_as_it_is_saved_again_or_can_no_longer_be_read()
    {
        await StartAsync(null);
        _warm.Hold();

        _folder.Write("A.lean", "fine");
        Assert.EndsWith("A.lean", (await _changes.Reader.ReadAsync(Ct)).Path);
        await File.WriteAllBytesAsync(_folder.At("A.lean"), [0xC3, 0x28], Ct);
        Assert.EndsWith("A.lean", (await _changes.Reader.ReadAsync(Ct)).Path);
        _warm.LetGo();
    }

    [Fact]
    public async Task An_offer_is_written_when_it_is_asked_for_unless_its_file_is_another_now()
    {
        await StartAsync(new WatchRepair(RepairAsync, Apply: false));
        _folder.Write("A.lean", "wrong");
        await NextAsync<WatchEvent.Said>();
        await NextAsync<WatchEvent.Checked>();
        var offered = await NextAsync<WatchEvent.Offered>();

        Assert.Null(await _session!.ApplyAsync(offered.File, offered.Repair.Text, Ct));
        await NextAsync<WatchEvent.Applied>();
        Assert.Equal("right", await File.ReadAllTextAsync(_folder.At("A.lean"), Ct));

        Assert.Contains("changed", await _session.ApplyAsync(offered.File, offered.Repair.Text, Ct));
        await NextAsync<WatchEvent.Trouble>();
        Assert.False(_events.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Another_toolchain_ends_the_session()
    {
        await StartAsync(null);

        _folder.Write("lean-toolchain", "v2");

        await _running.WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task What_was_not_answered_when_the_project_changed_is_answered_by_the_next_session()
    {
        await StartAsync(null);
        _warm.Hold();
        _folder.Write("A.lean", "wrong");
        await NextAsync<WatchEvent.Said>();

        _folder.Write("lean-toolchain", "v2");
        await _running.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        _warm.LetGo();
        Assert.False(_events.Reader.TryRead(out _));
        await _watch!.ReadProjectAsync(Ct);
        Begin(null);

        await NextAsync<WatchEvent.Said>();
        Assert.EndsWith("A.lean", (await NextAsync<WatchEvent.Checked>()).Path);
        await Task.Delay(500, Ct);
        Assert.False(_running.IsCompleted || _events.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_checkout_of_another_toolchain_and_of_files_is_one_change_of_the_project_and_each_file_is_checked()
    {
        _folder.Write("Gone.lean", "fine");
        await StartAsync(null);

        _folder.Write("lean-toolchain", "v2");
        _folder.Write("lake-manifest.json", "{}");
        _folder.Write("A.lean", "fine");
        _folder.Write("Deep/B.lean", "fine");
        File.Delete(_folder.At("Gone.lean"));
        await _running.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await _watch!.ReadProjectAsync(Ct);
        Begin(null);

        var told = new[] { await NextAsync<WatchEvent>(), await NextAsync<WatchEvent>(), await NextAsync<WatchEvent>() };
        Assert.Equal(["A.lean", "B.lean"], told.OfType<WatchEvent.Checked>().Select(c => Path.GetFileName(c.Path)).Order());
        Assert.EndsWith("Gone.lean", Assert.Single(told.OfType<WatchEvent.Deleted>()).Path);
        Assert.False(_running.IsCompleted);
    }

    [Fact]
    public async Task What_is_saved_while_no_Lean_can_be_had_is_checked_when_one_can()
    {
        _folder.Write("Gone.lean", "fine");
        await StartAsync(null);
        _folder.Write("lean-toolchain", "v2");
        await _running.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        var waiting = _watch!.ProjectChangedAsync(Ct);

        _folder.Write("A.lean", "fine");
        File.Delete(_folder.At("Gone.lean"));
        await Task.Delay(1000, Ct);
        Assert.False(waiting.IsCompleted);
        _folder.Write("lean-toolchain", "v3");
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        Begin(null);

        var told = new[] { await NextAsync<WatchEvent>(), await NextAsync<WatchEvent>() };
        Assert.EndsWith("A.lean", Assert.Single(told.OfType<WatchEvent.Checked>()).Path);
        Assert.EndsWith("Gone.lean", Assert.Single(told.OfType<WatchEvent.Deleted>()).Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _session?.Dispose();
        _watch?.Dispose();
        _stop.Dispose();
        _folder.Dispose();
    }

    /// <summary>What only says that the older is out of date is kept apart.</summary>
    private void Take(WatchEvent happened) => (happened is WatchEvent.Changed ? _changes : _events).Writer.TryWrite(happened);

    private async Task StartAsync(WatchRepair? repair)
    {
        var times = new WatchTimes(TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(20), TimeSpan.FromHours(1));
        _watch = new FolderWatch(new WatchedPaths(_folder.Path), times, TimeProvider.System);
        Begin(repair);
        await Task.Delay(200, Ct);
    }

    private void Begin(WatchRepair? repair)
    {
        _session?.Dispose();
        _session = new WatchSession(_watch!, _warm, ColdAsync, repair, Take, TimeProvider.System, NullLogger<WatchSession>.Instance);
        _running = _session.RunAsync(_stop.Token);
    }

    private async Task<T> NextAsync<T>()
        where T : WatchEvent
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return Assert.IsType<T>(await _events.Reader.ReadAsync(patience.Token), exactMatch: false);
    }

    private static Task<CheckReport> ColdAsync(string text, CancellationToken cancellationToken) => Task.FromResult(ReportOf(text));

    private static CheckReport ReportOf(string text) => ScriptedWarm.MessagesOf(text) is { IsEmpty: false } messages
        ? new CheckReport(RunOutcome.Errors, messages, TimeSpan.Zero)
        : new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero);

    private static Task<FileRepair> RepairAsync(LeanFile file, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        var text = file.Text.Replace("wrong", "right", StringComparison.Ordinal);
        var command = Lean.Syntax.CommandSplitter.Split("theorem t : True := by wrong").Commands[0];
        var declaration = new FileDeclaration(0, command, 1, [], false);
        return Task.FromResult(new FileRepair(text, [new DeclarationRepair(declaration, null, "proved", "right")], [], ReportOf(file.Text), ReportOf(text)));
    }
}
