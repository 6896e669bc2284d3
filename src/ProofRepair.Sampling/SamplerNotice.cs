namespace ProofRepair.Sampling;

/// <summary>Something about a sampler that the user should know while a run goes on, as a sentence.</summary>
public sealed record SamplerNotice(string Sampler, string Text);
