using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Tests.Resampling;

/// <summary>Answers as it is told, by the sample's index among those of its kind, and keeps what it was asked. Null: it has no more for this request.</summary>
internal sealed class RecordingSampler(Func<SampleRequest, int, string?> answer, string name = "scripted") : IProofSampler
{
    private readonly Lock _gate = new();

    public List<SampleRequest> Requests { get; } = [];

    public string Name => name;

    public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Requests.Add(request);
            return Task.FromResult(new SampleBatch(
            [
                .. Enumerable.Range(request.FirstIndex, request.Count)
                    .Select(i => answer(request, i))
                    .TakeWhile(text => text is not null)
                    .Select(text => new Sample(text!, name, null, null)),
            ]));
        }
    }

    public IEnumerable<SampleRequest> Of(SampleKind kind) => Requests.Where(r => r.Kind == kind);
}
