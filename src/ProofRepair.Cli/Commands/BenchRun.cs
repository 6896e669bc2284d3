using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Bench.Running;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Worker;

namespace ProofRepair.Cli.Commands;

/// <summary>Hands a suite's problems to the worker and gathers what comes back.</summary>
internal static class BenchRun
{
    /// <summary>What was finished, in the suite's order; all of it unless cancelled.</summary>
    public static async Task<ImmutableArray<BenchOutcome>> RunAsync(
        ImmutableArray<SuiteProblem> problems, RepairQueue queue, Action<PipelineEvent> publish, Action<BenchOutcome> finished, CancellationToken cancellationToken)
    {
        var outcomes = new ConcurrentDictionary<int, BenchOutcome>();
        await Task.WhenAll(problems.Select((problem, i) => OneAsync(problem, i)));
        return [.. outcomes.OrderBy(o => o.Key).Select(o => o.Value)];

        async Task OneAsync(SuiteProblem problem, int index)
        {
            ProblemResult? result = null;
            if (problem.Problem is { } wanted)
            {
                try
                {
                    result = await queue.RunAsync(wanted, publish, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    return;
                }
            }

            var outcome = new BenchOutcome(problem, result);
            outcomes[index] = outcome;
            finished(outcome);
        }
    }
}
