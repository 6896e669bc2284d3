using System.Collections.Immutable;

namespace ProofRepair.Sampling.Choosing;

/// <summary>Says which model is asked next, and learns from what came of it. Safe for any number of threads.</summary>
public interface IModelChooser
{
    /// <param name="samplers">The names of those that can be asked; at least one.</param>
    string Choose(ImmutableArray<string> samplers);

    /// <summary>Once for each sample, when its problem is finished.</summary>
    void Observe(SampleOutcome outcome);
}

/// <summary>What came of one sample. <paramref name="Sampler"/> is its name, <paramref name="Model"/> as the server calls it. <paramref name="Proved"/>: the proof of its problem was made from it.</summary>
public sealed record SampleOutcome(string Sampler, bool Proved, string? Model, int? PromptTokens, int? Tokens);
