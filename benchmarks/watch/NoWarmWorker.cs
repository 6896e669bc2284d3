using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Warm;

namespace ProofRepair.WatchBenchmark;

/// <summary>Leaves each text to a Lean that is started for it.</summary>
internal sealed class NoWarmWorker : IWarmChecker
{
    public void Prepare(WarmHeader header)
    {
    }

    public Task<WarmAnswer> CheckAsync(string file, string text, Action<LeanMessage> onMessage, CancellationToken cancellationToken) =>
        Task.FromResult(new WarmAnswer([], TimeSpan.Zero, 0, 0) { Lost = "none is kept" });
}
