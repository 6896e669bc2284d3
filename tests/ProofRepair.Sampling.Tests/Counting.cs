namespace ProofRepair.Sampling.Tests;

/// <summary>Numbers its samples, and has no more than so many.</summary>
internal sealed class Counting(string name, int most) : IProofSampler
{
    public string Name => name;

    public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        var texts = Enumerable.Range(request.FirstIndex, request.Count).Where(i => i < most).Select(i => new Sample($"{name}{i}", name + "-model", 10, 5)).ToList();
        return Task.FromResult(new SampleBatch([.. texts], texts.Count < request.Count ? "no more" : null));
    }
}
