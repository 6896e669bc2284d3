namespace ProofRepair.Sampling;

/// <summary>No model: only the given proofs and the tactics are tried.</summary>
public sealed class NoSampler : IProofSampler
{
    public string Name => "none";

    public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) => Task.FromResult(SampleBatch.Empty);
}
