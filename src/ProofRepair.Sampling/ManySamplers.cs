using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProofRepair.Sampling;

/// <summary>
/// Several samplers as one. None holds back the others: what one has no more of, or would have to wait for, the others give; only where all would have
/// to wait is there waiting.
/// </summary>
public abstract class ManySamplers(ImmutableArray<IProofSampler> samplers) : IProofSampler, IDisposable
{
    private readonly ConcurrentDictionary<(string Problem, SampleKind Kind), SampleShares> _shares = new();

    public string Name => string.Join(" + ", samplers.Select(s => s.Name));

    protected ImmutableArray<IProofSampler> Samplers => samplers;

    /// <summary>The same choices over other samplers, each made of the one in its place.</summary>
    public abstract ManySamplers Over(Func<IProofSampler, IProofSampler> made);

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        var shares = _shares.GetOrAdd((request.ProblemKey, request.Kind), _ => SampleShares.After(request.FirstIndex, samplers.Length));
        var samples = ImmutableArray.CreateBuilder<Sample>();
        string? problem = null;
        SpentLimit? limit = null;
        var (open, busy) = (Enumerable.Range(0, samplers.Length).ToList(), new List<int>());
        for (var mayWait = samplers.Length == 1 && request.MayWait; open.Count > 0 && samples.Count < request.Count;)
        {
            var asked = shares.Share(open, request.Count - samples.Count, Next);
            var batches = await Task.WhenAll(open.Select(i => asked[i].Count == 0
                ? Task.FromResult(SampleBatch.Empty)
                : samplers[i].SampleAsync(request with { Count = asked[i].Count, FirstIndex = asked[i].First, MayWait = mayWait }, cancellationToken)));
            foreach (var (i, batch) in open.Zip(batches).ToList())
            {
                problem = batch.Problem ?? problem;
                limit = batch.Limit ?? limit;
                Gave(i, request, batch);
                shares.Gave(i, asked[i].Count, batch.Samples.Length);
                if (batch.Samples.Length < asked[i].Count)
                {
                    open.Remove(i);
                    (batch.IsBusy ? busy : []).Add(i);
                }
            }

            Interleave(batches, samples);
            if (open.Count == 0 && !mayWait && request.MayWait)
            {
                (open, busy, mayWait) = ([.. busy.Order()], [], true);
            }
        }

        var isShort = samples.Count < request.Count;
        return new SampleBatch(samples.ToImmutable(), isShort ? problem : null) { IsBusy = isShort && busy.Count > 0, Limit = isShort ? limit : null };
    }

    public void Dispose()
    {
        foreach (var sampler in samplers.OfType<IDisposable>())
        {
            sampler.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Which of the open ones is asked for the next sample; <paramref name="asked"/> has for each sampler how many it was asked for.</summary>
    protected abstract int Next(IReadOnlyList<int> open, IReadOnlyList<int> asked);

    protected virtual void Gave(int sampler, SampleRequest request, SampleBatch batch)
    {
    }

    private static void Interleave(SampleBatch[] batches, ImmutableArray<Sample>.Builder samples)
    {
        for (var i = 0; batches.Any(b => i < b.Samples.Length); i++)
        {
            samples.AddRange(batches.Where(b => i < b.Samples.Length).Select(b => b.Samples[i]));
        }
    }
}
