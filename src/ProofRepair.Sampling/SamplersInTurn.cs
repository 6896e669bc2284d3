using System.Collections.Immutable;

namespace ProofRepair.Sampling;

/// <summary>Several models, one sample of each in turn for every problem and kind of request: what one model cannot, another often can.</summary>
public sealed class SamplersInTurn(ImmutableArray<IProofSampler> samplers) : ManySamplers(samplers)
{
    public override SamplersInTurn Over(Func<IProofSampler, IProofSampler> made) => new([.. Samplers.Select(made)]);

    /// <summary>The one that was asked least, the first of equals.</summary>
    protected override int Next(IReadOnlyList<int> open, IReadOnlyList<int> asked) => open.MinBy(i => asked[i]);
}
