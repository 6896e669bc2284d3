using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Worker;

/// <summary>How many problems are on their way at once. Many more than Leans: what waits in one file with others costs nothing.</summary>
public sealed record RepairWorkerOptions(int ProblemsAtOnce);

/// <summary>The hosted service: takes work from the queue and walks each problem along the pipeline.</summary>
public sealed partial class RepairWorker(RepairQueue queue, ProofPipeline pipeline, RepairWorkerOptions options, ILogger<RepairWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        queue.Jobs.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = options.ProblemsAtOnce, CancellationToken = stoppingToken },
        async (job, stopping) =>
        {
            if (await job.RunAsync(pipeline, Log, stopping) is { } fault)
            {
                LogFault(logger, job.Key, fault);
            }
        });

    private void Log(PipelineEvent happened)
    {
        if (happened is PipelineFault fault)
        {
            LogFault(logger, fault.Problem, fault.Exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem} could not be worked on")]
    private static partial void LogFault(ILogger logger, string problem, Exception exception);
}
