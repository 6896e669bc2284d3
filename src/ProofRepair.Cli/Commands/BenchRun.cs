using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Worker;

namespace ProofRepair.Cli.Commands;

/// <summary>Hands a suite's problems to the worker and gathers what comes back. With <paramref name="recorder"/> what it finished before is told again, not done again.</summary>
internal sealed class BenchRun(RepairQueue queue, RunRecorder? recorder, TimeProvider time)
{
    /// <summary>What was finished, in the suite's order; all of it unless cancelled.</summary>
    public async Task<ImmutableArray<BenchOutcome>> RunAsync(
        ImmutableArray<SuiteProblem> problems, Action<PipelineEvent> publish, Action<BenchOutcome> finished, CancellationToken cancellationToken)
    {
        var outcomes = new ConcurrentDictionary<int, BenchOutcome>();
        var before = (recorder?.Finished ?? []).ToDictionary(o => o.Problem.Row.Key);
        await Task.WhenAll(problems.Select((problem, i) => OneAsync(problem, i)));
        return [.. outcomes.OrderBy(o => o.Key).Select(o => o.Value)];

        async Task OneAsync(SuiteProblem problem, int index)
        {
            if (!before.TryGetValue(problem.Row.Key, out var outcome))
            {
                try
                {
                    ProblemResult? result = problem.Problem is { } wanted ? await queue.RunAsync(wanted, publish, cancellationToken) : null;
                    outcome = BenchOutcome.Of(problem, result, time.GetUtcNow());
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                // It is done: kept even where the run is being stopped, and before it is told.
                await (recorder?.FinishAsync(outcome, CancellationToken.None) ?? Task.CompletedTask);
            }

            outcomes[index] = outcome;
            finished(outcome);
        }
    }
}
