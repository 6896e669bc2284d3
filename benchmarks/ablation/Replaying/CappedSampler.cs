using ProofRepair.Sampling;

namespace ProofRepair.Ablation.Replaying;

/// <summary>At most so many samples for one problem, of whatever kind, so that arms are compared at equal totals.</summary>
internal sealed class CappedSampler(IProofSampler sampler, int most) : IProofSampler, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _left = most;

    public string Name => sampler.Name;

    public void Dispose() => _turn.Dispose();

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        // One after the other: what is left after this request depends on how many samples it gets.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_left == 0)
            {
                return SampleBatch.Empty;
            }

            var batch = await sampler.SampleAsync(request with { Count = Math.Min(request.Count, _left) }, cancellationToken);
            _left -= batch.Samples.Length;
            return batch;
        }
        finally
        {
            _turn.Release();
        }
    }
}
