namespace ProofRepair.Sampling;

/// <summary>The same sampler, never told the problem in words, which may mislead a model as well as help it (FormalMATH, arXiv 2505.02735).</summary>
public sealed class WithoutInformal(IProofSampler sampler) : IProofSampler, IDisposable
{
    public string Name => sampler.Name;

    public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) =>
        sampler.SampleAsync(request with { Informal = null }, cancellationToken);

    public void Dispose() => (sampler as IDisposable)?.Dispose();
}
