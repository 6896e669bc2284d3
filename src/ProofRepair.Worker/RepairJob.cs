using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Worker;

/// <summary>A piece of work on one problem, whatever comes of it. <see cref="RunAsync"/> never throws: how it ended is told to whoever waits for it.</summary>
internal abstract class RepairJob(string key)
{
    public string Key => key;

    /// <summary>Returns a fault of this program, if there was one.</summary>
    public abstract Task<Exception?> RunAsync(ProofPipeline pipeline, Action<PipelineEvent> log, CancellationToken stopping);
}

internal sealed class RepairJob<T>(string key, Func<ProofPipeline, Action<PipelineEvent>, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : RepairJob(key)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => _done.Task;

    public override async Task<Exception?> RunAsync(ProofPipeline pipeline, Action<PipelineEvent> log, CancellationToken stopping)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            both.Token.ThrowIfCancellationRequested();
            _done.TrySetResult(await work(pipeline, log, both.Token));
            return null;
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            _done.TrySetCanceled(both.Token);
            return null;
        }
        catch (Exception e)
        {
            _done.TrySetException(e);
            return e;
        }
    }
}
