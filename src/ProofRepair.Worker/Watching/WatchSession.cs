using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Warm;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>
/// From saves to messages and repairs: checks what was saved, repairs what fails in it, and drops both when it is saved again.
/// <paramref name="cold"/> answers where the warm worker cannot.
/// </summary>
/// <param name="tell">Called from several threads, one at a time.</param>
public sealed partial class WatchSession(
    FolderWatch folder, IWarmChecker warm, Func<string, CancellationToken, Task<CheckReport>> cold, WatchRepair? repair, Action<WatchEvent> tell, TimeProvider time, ILogger<WatchSession> logger) : IDisposable
{
    private readonly Dictionary<string, Work> _works = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _repairs = new(1);
    private readonly Lock _telling = new();
    private SaveBurst? _burst;

    /// <summary>Files that it is at work on, or was when the last change came.</summary>
    internal int Works => _works.Count;

    public void Dispose() => _repairs.Dispose();

    /// <summary>
    /// Returns when the project itself was changed (another toolchain, other libraries), and leaves what it did not come to an end with to
    /// <paramref name="folder"/>'s next session; else it ends by cancellation.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
            await foreach (var change in folder.ChangesAsync(cancellationToken))
            {
                LogChange(logger, change.GetType().Name, change.Path);
                if (change is FileChange.OfProject)
                {
                    return;
                }

                await TakeAsync(change, cancellationToken);
            }
        }
        finally
        {
            foreach (var (path, work) in _works)
            {
                if (!work.Done.IsCompleted)
                {
                    // For the session after this one.
                    folder.TellAgain(path, work.SavedAt);
                }

                await work.CancelAsync();
            }

            await Task.WhenAll(_works.Values.Select(w => w.Done));
        }
    }

    /// <summary>Writes what was offered for a file, if it is still that file: null, or why not. Either is told too.</summary>
    public async Task<string?> ApplyAsync(LeanFile file, string text, CancellationToken cancellationToken)
    {
        var problem = await RepairWriter.WriteAsync(file, text, folder.Ledger, cancellationToken);
        Tell(problem is null ? new WatchEvent.Applied(file.Path) : new WatchEvent.Trouble(file.Path, problem));
        return problem;
    }

    /// <summary>The environment of the file that was written last is most likely to be asked for.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await folder.StartAsync(cancellationToken);
        if (folder.Newest is { } newest
            && (await LeanFile.ReadAsync(newest, cancellationToken)).File is { } file
            && WarmHeader.Of(file.Text) is { } header)
        {
            warm.Prepare(header);
        }
    }

    private async Task TakeAsync(FileChange change, CancellationToken cancellationToken)
    {
        if (_works.Remove(change.Path, out var old))
        {
            await old.CancelAsync();
        }

        foreach (var (path, _) in _works.Where(w => w.Value.Done.IsCompleted).ToList())
        {
            _works.Remove(path);
        }

        switch (change)
        {
            case FileChange.Saved saved:
                Tell(new WatchEvent.Changed(change.Path));
                var burst = _burst = SaveBurst.Of(_burst, change.Path, change.SavedAt, time);
                var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _works[change.Path] = new Work(saved.SavedAt, stop, Task.Run(() => WorkAsync(saved, burst, old?.Done ?? Task.CompletedTask, stop), CancellationToken.None));
                break;
            case FileChange.Deleted:
                Tell(new WatchEvent.Deleted(change.Path));
                break;
            case FileChange.Unreadable unreadable:
                Tell(new WatchEvent.Changed(change.Path));
                Tell(new WatchEvent.Trouble(change.Path, unreadable.Problem));
                break;
        }
    }

    private async Task WorkAsync(FileChange.Saved saved, SaveBurst burst, Task before, CancellationTokenSource stop)
    {
        using var _ = stop;
        try
        {
            var messages = await CheckAsync(saved, stop.Token);
            // What is out of date gives its Lean back first.
            await before;
            if (repair is not null && messages.Any(m => m.IsError || m.IsSorry) && await IsAloneAsync(repair, saved, burst, stop.Token))
            {
                await RepairAsync(repair, saved, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Saved again, deleted, or the end.
        }
        catch (Exception e)
        {
            LogFault(logger, saved.Path, e);
            Tell(new WatchEvent.Trouble(saved.Path, $"it could not be worked on: {e.Message}"));
        }
    }

    private async Task<bool> IsAloneAsync(WatchRepair repair, FileChange.Saved saved, SaveBurst burst, CancellationToken cancellationToken)
    {
        if (repair.Settling - time.GetElapsedTime(saved.SavedAt) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken);
        }

        return burst.Count <= repair.MostTogether;
    }

    private async Task<ImmutableArray<LeanMessage>> CheckAsync(FileChange.Saved saved, CancellationToken cancellationToken)
    {
        var told = new HashSet<LeanMessage>();
        TimeSpan? first = null;
        var answer = await warm.CheckAsync(saved.Path, saved.File.Text, Say, cancellationToken);
        var messages = answer.Messages;
        if (answer.IsTimeout)
        {
            TellUnlessOver(new WatchEvent.Trouble(saved.Path, answer.Lost!), cancellationToken);
            return [];
        }

        if (answer.Lost is not null)
        {
            var report = await cold(saved.File.Text, cancellationToken);
            messages = report.Messages;
            foreach (var message in messages)
            {
                Say(message);
            }

            if (report.Outcome is not (RunOutcome.Ok or RunOutcome.Errors))
            {
                Tell(new WatchEvent.Trouble(saved.Path, $"it could not be checked: {report.Detail}"));
                return [];
            }
        }

        var all = time.GetElapsedTime(saved.SavedAt);
        TellUnlessOver(new WatchEvent.Checked(saved.Path, messages, first ?? all, all, answer.Reused, answer.Commands, answer.Lost), cancellationToken);
        return messages;

        void Say(LeanMessage message)
        {
            lock (told)
            {
                if (told.Add(message))
                {
                    first ??= time.GetElapsedTime(saved.SavedAt);
                    TellUnlessOver(new WatchEvent.Said(saved.Path, message), cancellationToken);
                }
            }
        }
    }

    private async Task RepairAsync(WatchRepair repair, FileChange.Saved saved, CancellationToken cancellationToken)
    {
        await _repairs.WaitAsync(cancellationToken);
        try
        {
            var result = await repair.Work(saved.File, OnEvent, cancellationToken);
            TellUnlessOver(new WatchEvent.Offered(saved.File, result, time.GetElapsedTime(saved.SavedAt)), cancellationToken);
            if (repair.Apply && result.Trouble is null && result.Proved > 0)
            {
                await ApplyAsync(saved.File, result.Text, cancellationToken);
            }
        }
        finally
        {
            _repairs.Release();
        }

        void OnEvent(PipelineEvent happened)
        {
            if (happened is ProblemFinished { Result: { Status: ProblemStatus.Proved } proved })
            {
                TellUnlessOver(new WatchEvent.Found(saved.Path, proved.Problem.Name, time.GetElapsedTime(saved.SavedAt)), cancellationToken);
            }
        }
    }

    private void Tell(WatchEvent happened) => TellUnlessOver(happened, CancellationToken.None);

    /// <summary>Nothing is told of what is out of date.</summary>
    private void TellUnlessOver(WatchEvent happened, CancellationToken outOfDate)
    {
        lock (_telling)
        {
            if (!outOfDate.IsCancellationRequested)
            {
                tell(happened);
            }
        }
    }

    private sealed record Work(long SavedAt, CancellationTokenSource Stop, Task Done)
    {
        public async Task CancelAsync()
        {
            try
            {
                await Stop.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It is done.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind}: {Path}")]
    private static partial void LogChange(ILogger logger, string kind, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} could not be worked on")]
    private static partial void LogFault(ILogger logger, string path, Exception exception);
}
