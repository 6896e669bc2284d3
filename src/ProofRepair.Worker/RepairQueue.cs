using System.Threading.Channels;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Worker;

/// <summary>Problems that wait for the worker. Bounded: whoever fills it waits when the worker has enough.</summary>
public sealed class RepairQueue
{
    private readonly Channel<RepairJob> _jobs = Channel.CreateBounded<RepairJob>(1024);

    internal ChannelReader<RepairJob> Jobs => _jobs.Reader;

    /// <summary>Answers when the problem is done. Cancelling <paramref name="cancellationToken"/> ends the work on it.</summary>
    public async Task<ProblemResult> RunAsync(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken)
    {
        var job = new RepairJob(problem, publish, cancellationToken);
        await _jobs.Writer.WriteAsync(job, cancellationToken);
        return await job.Done.Task.WaitAsync(cancellationToken);
    }
}

internal sealed record RepairJob(Problem Problem, Action<PipelineEvent> Publish, CancellationToken CancellationToken)
{
    public TaskCompletionSource<ProblemResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
