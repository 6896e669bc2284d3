namespace ProofRepair.Sampling;

/// <summary>How many samples of one kind, for one problem, each sampler was asked for; requests for one problem may come side by side.</summary>
internal sealed class SampleShares(int[] asked)
{
    private readonly Lock _gate = new();

    /// <summary>As if those taken by an earlier process had been taken in turn.</summary>
    public static SampleShares After(int samples, int samplers) =>
        new([.. Enumerable.Range(0, samplers).Select(i => (samples / samplers) + (i < samples % samplers ? 1 : 0))]);

    /// <summary>One sample at a time to the sampler that <paramref name="next"/> names.</summary>
    public (int First, int Count)[] Share(List<int> open, int count, Func<IReadOnlyList<int>, IReadOnlyList<int>, int> next)
    {
        lock (_gate)
        {
            var before = (int[])asked.Clone();
            for (var n = 0; n < count; n++)
            {
                asked[next(open, asked)]++;
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
