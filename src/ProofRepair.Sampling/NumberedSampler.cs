namespace ProofRepair.Sampling;

/// <summary>One of several of the same name (a model at two temperatures), told apart by a number.</summary>
public sealed class NumberedSampler(IProofSampler sampler, int number) : IProofSampler, IDisposable
{
    public string Name => $"{sampler.Name} #{number}";

    public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) => sampler.SampleAsync(request, cancellationToken);

    public void Dispose() => (sampler as IDisposable)?.Dispose();
}
