namespace ProofRepair.Ablation.Apollo.Assembling;

/// <summary>A goal left open, as a lemma of its own.</summary>
/// <param name="Number">Which <c>sorry</c> it is of, from 1.</param>
/// <param name="Statement">The lemma up to and with <c>:= by</c>.</param>
/// <param name="Goal">The goal as Lean printed it.</param>
public sealed record SubLemma(int Number, string Name, string Statement, string Goal);

/// <summary>Proofs for a sub-lemma: what is to stand after <c>:=</c>. APOLLO asks a model for 32.</summary>
public delegate Task<IReadOnlyList<string>> SubLemmaSampler(SubLemma lemma, CancellationToken cancellationToken);
