using System.Threading.Channels;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Worker;

/// <summary>Work on problems that waits for the worker. Bounded: whoever fills it waits when the worker has enough.</summary>
public sealed class RepairQueue
{
    private readonly Channel<RepairJob> _jobs = Channel.CreateBounded<RepairJob>(1024);

    internal ChannelReader<RepairJob> Jobs => _jobs.Reader;

    /// <summary>Answers when the problem is done. Cancelling <paramref name="cancellationToken"/> ends the work on it.</summary>
    public Task<ProblemResult> RunAsync(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken) => AddAsync(
        problem.Key, (pipeline, log, both) => pipeline.RunAsync(problem, log + publish, both), cancellationToken);

    /// <summary>A problem that gets its samples by <see cref="TryAsync"/>.</summary>
    public Task<ProblemSession> OpenAsync(Problem problem, Action<PipelineEvent> publish, CancellationToken cancellationToken) => AddAsync(
        problem.Key, (pipeline, log, _) => Task.FromResult(pipeline.Open(problem, log + publish)), cancellationToken);

    /// <summary>See <see cref="ProblemSession.TryAsync"/>.</summary>
    public Task<ProblemResult?> TryAsync(string key, ProblemSession session, int samples, CancellationToken cancellationToken) => AddAsync(
        key, (_, _, both) => session.TryAsync(samples, both), cancellationToken);

    private async Task<T> AddAsync<T>(string key, Func<ProofPipeline, Action<PipelineEvent>, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var job = new RepairJob<T>(key, work, cancellationToken);
        await _jobs.Writer.WriteAsync(job, cancellationToken);
        return await job.Done.WaitAsync(cancellationToken);
    }
}
