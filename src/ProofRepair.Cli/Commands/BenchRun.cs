using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Sampling;
using ProofRepair.Store;
using ProofRepair.Worker;

namespace ProofRepair.Cli.Commands;

/// <summary>Hands a suite's problems to the worker and gathers what comes back. With <paramref name="recorder"/> what it finished before is told again, not done again.</summary>
/// <param name="ended">Is told of each problem that ended here, and who wrote the sample that its proof is from.</param>
internal sealed class BenchRun(RepairQueue queue, RunRecorder? recorder, BenchWaves? waves, Action<string, string?> ended, Func<TimeSpan> leanTime, TimeProvider time)
{
    private readonly RunHistory _history = new();

    /// <summary>Why the run was broken off: what it found could not be kept. Null while nothing stands against it.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What was finished, in the suite's order; all of it unless cancelled or broken off.</summary>
    public async Task<ImmutableArray<BenchOutcome>> RunAsync(
        ImmutableArray<SuiteProblem> problems, Action<PipelineEvent> publish, Action<BenchOutcome> finished, CancellationToken cancellationToken)
    {
        publish = recorder is null ? publish : _history.Take + publish;
        var outcomes = new ConcurrentDictionary<int, BenchOutcome>();
        var before = (recorder?.Finished ?? []).ToDictionary(o => o.Problem.Row.Key);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fresh = new List<int>();
        for (var i = 0; i < problems.Length; i++)
        {
            if (before.TryGetValue(problems[i].Row.Key, out var told))
            {
                Tell(i, told with { IsFromBefore = true });
            }
            else if (problems[i].Problem is null)
            {
                await GuardedAsync(() => EndAsync(i, null));
            }
            else
            {
                fresh.Add(i);
            }
        }

        await (waves is null
            ? Task.WhenAll(fresh.Select(i => GuardedAsync(async () => await EndAsync(i, await queue.RunAsync(problems[i].Problem!, publish, stop.Token)))))
            : GuardedAsync(() => waves.RunAsync([.. fresh.Select(i => problems[i])], publish, (place, result) => EndAsync(fresh[place], result), BreakOffAsync, stop.Token)));
        return [.. outcomes.OrderBy(o => o.Key).Select(o => o.Value)];

        async Task GuardedAsync(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The run was stopped, or broken off.
            }
            catch (Exception e) when (e is StoreException or SampleNotKeptException or IOException or UnauthorizedAccessException)
            {
                await BreakOffAsync(e);
            }
        }

        // Going on would pay for what cannot be kept.
        async Task BreakOffAsync(Exception e)
        {
            Trouble ??= e.Message;
            await stop.CancelAsync();
        }

        async Task EndAsync(int index, ProblemResult? result)
        {
            ended(problems[index].Row.Key.ToString(), result is { Status: ProblemStatus.Proved } ? result.Model : null);
            var history = _history.Remove(problems[index].Row.Key.ToString());
            var outcome = BenchOutcome.Of(problems[index], result, time.GetUtcNow());
            // It is done: kept even where the run is being stopped, and before it is told. What failed for a reason that may pass stays open.
            Tell(index, recorder is null || outcome.IsInconclusive ? outcome : await recorder.FinishAsync(outcome, history, leanTime(), CancellationToken.None));
        }

        void Tell(int index, BenchOutcome outcome)
        {
            finished(outcome);
            // Texts are written by now, and a run may have a hundred thousand problems.
            outcomes[index] = outcome with { Certificate = null, Account = outcome.Account with { Body = null, Checks = null } };
        }
    }
}
