using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ProofRepair.Sampling.Choosing;

/// <summary>
/// Several models, each sample from the one that a chooser names. Whoever runs problems says what became of each by <see cref="Finished"/>; without
/// that the chooser learns nothing.
/// </summary>
public sealed class SamplersByChoice : ManySamplers
{
    private readonly IModelChooser _chooser;

    // What was given for each problem that is not finished.
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SampleOutcome>> _given;

    public SamplersByChoice(ImmutableArray<IProofSampler> samplers, IModelChooser chooser)
        : this(samplers, chooser, new ConcurrentDictionary<string, ConcurrentQueue<SampleOutcome>>(StringComparer.Ordinal))
    {
    }

    private SamplersByChoice(ImmutableArray<IProofSampler> samplers, IModelChooser chooser, ConcurrentDictionary<string, ConcurrentQueue<SampleOutcome>> given)
        : base(samplers) => (_chooser, _given) = (chooser, given);

    /// <summary>What is finished may be told to either.</summary>
    public override SamplersByChoice Over(Func<IProofSampler, IProofSampler> made) => new([.. Samplers.Select(made)], _chooser, _given);

    /// <summary>The problem needs no more samples. Calls for problems of which nothing was sampled are welcome and do nothing.</summary>
    /// <param name="problem"><see cref="SampleRequest.ProblemKey"/>.</param>
    /// <param name="provedBy">
    /// <see cref="Sample.Sampler"/> or <see cref="Sample.Model"/> of the sample that the proof was made from; null where there is no proof, or one from no
    /// sample.
    /// </param>
    public void Finished(string problem, string? provedBy)
    {
        if (!_given.TryRemove(problem, out var given))
        {
            return;
        }

        var rewarded = false;
        foreach (var outcome in given)
        {
            var proved = !rewarded && provedBy is not null && (outcome.Sampler == provedBy || outcome.Model == provedBy);
            rewarded |= proved;
            _chooser.Observe(outcome with { Proved = proved });
        }
    }

    protected override int Next(IReadOnlyList<int> open, IReadOnlyList<int> asked)
    {
        var name = _chooser.Choose([.. open.Select(i => Samplers[i].Name)]);
        return open.First(i => Samplers[i].Name == name);
    }

    protected override void Gave(int sampler, SampleRequest request, SampleBatch batch)
    {
        if (batch.Samples.IsEmpty)
        {
            return;
        }

        var given = _given.GetOrAdd(request.ProblemKey, _ => new ConcurrentQueue<SampleOutcome>());
        foreach (var sample in batch.Samples)
        {
            given.Enqueue(new SampleOutcome(Samplers[sampler].Name, Proved: false, sample.Model, sample.PromptTokens, sample.Tokens));
        }
    }
}
