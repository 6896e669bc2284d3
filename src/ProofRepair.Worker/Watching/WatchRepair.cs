using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Files;

namespace ProofRepair.Worker.Watching;

/// <summary>Repairs a file, as <see cref="FileRepairer.RepairAsync"/> does.</summary>
public delegate Task<FileRepair> RepairWork(LeanFile file, Action<PipelineEvent> publish, CancellationToken cancellationToken);

/// <param name="Apply">What was found is written into the file.</param>
public sealed record WatchRepair(RepairWork Work, bool Apply)
{
    /// <summary>Before a repair begins: a checkout's other files may come later than the first.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>When more files than this are saved at once (a checkout), they are checked and not repaired.</summary>
    public int MostTogether { get; init; } = 4;
}
