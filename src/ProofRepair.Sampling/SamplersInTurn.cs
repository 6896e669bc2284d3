using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProofRepair.Sampling;

/// <summary>
/// Several models, one sample of each in turn for every problem and kind of request: what one model cannot, another often can. Where one has no more
/// to give, the others give the rest.
/// </summary>
public sealed class SamplersInTurn(ImmutableArray<IProofSampler> samplers) : IProofSampler, IDisposable
{
    private readonly ConcurrentDictionary<(string Problem, SampleKind Kind), Turns> _turns = new();

    public string Name => string.Join(" + ", samplers.Select(s => s.Name));

    /// <summary>The same turns over other samplers, each made of the one in its place.</summary>
    public SamplersInTurn Over(Func<IProofSampler, IProofSampler> made) => new([.. samplers.Select(made)]);

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        var turns = _turns.GetOrAdd((request.ProblemKey, request.Kind), _ => Turns.After(request.FirstIndex, samplers.Length));
        var samples = ImmutableArray.CreateBuilder<Sample>();
        string? problem = null;
        SpentLimit? limit = null;
        for (var (open, missing) = (Enumerable.Range(0, samplers.Length).ToList(), request.Count); open.Count > 0 && missing > 0; missing = request.Count - samples.Count)
        {
            var shares = turns.Share(open, missing);
            var batches = await Task.WhenAll(open.Select(i => shares[i].Count == 0
                ? Task.FromResult(SampleBatch.Empty)
                : samplers[i].SampleAsync(request with { Count = shares[i].Count, FirstIndex = shares[i].First }, cancellationToken)));
            foreach (var (i, batch) in open.Zip(batches).ToList())
            {
                problem = batch.Problem ?? problem;
                limit = batch.Limit ?? limit;
                turns.Gave(i, shares[i].Count, batch.Samples.Length);
                if (batch.Samples.Length < shares[i].Count)
                {
                    open.Remove(i);
                }
            }

            Interleave(batches, samples);
        }

        return new SampleBatch(samples.ToImmutable(), samples.Count < request.Count ? problem : null) { Limit = samples.Count < request.Count ? limit : null };
    }

    public void Dispose()
    {
        foreach (var sampler in samplers.OfType<IDisposable>())
        {
            sampler.Dispose();
        }
    }

    private static void Interleave(SampleBatch[] batches, ImmutableArray<Sample>.Builder samples)
    {
        for (var i = 0; batches.Any(b => i < b.Samples.Length); i++)
        {
            samples.AddRange(batches.Where(b => i < b.Samples.Length).Select(b => b.Samples[i]));
        }
    }

    /// <summary>How many samples each model was asked for; requests for one problem may come side by side.</summary>
    private sealed class Turns(int[] asked)
    {
        private readonly Lock _gate = new();

        public static Turns After(int samples, int samplers) => new([.. Enumerable.Range(0, samplers).Select(i => (samples / samplers) + (i < samples % samplers ? 1 : 0))]);

        /// <summary>One at a time to the model that was asked least, the first of equals.</summary>
        public (int First, int Count)[] Share(List<int> open, int count)
        {
            lock (_gate)
            {
                var before = (int[])asked.Clone();
                for (var n = 0; n < count; n++)
                {
                    asked[open.MinBy(i => asked[i])]++;
                }

                return [.. before.Select((b, i) => (b, asked[i] - b))];
            }
        }

        public void Gave(int sampler, int count, int given)
        {
            lock (_gate)
            {
                asked[sampler] -= count - given;
            }
        }
    }
}
