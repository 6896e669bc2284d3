namespace ProofRepair.Ablation.Apollo;

/// <summary>
/// <paramref name="Body"/>: what Lean accepts after the pinned statement without <c>sorry</c>, or null. A candidate for verification: APOLLO's
/// solvers use <c>native_decide</c>. <paramref name="Rounds"/> counts requests to Lean, <paramref name="Candidates"/> the texts in them.
/// </summary>
/// <param name="Fault">Why APOLLO's code would have thrown, if it would.</param>
public sealed record ApolloResult(string? Body, int Rounds, int Candidates, TimeSpan LeanTime, string? Fault = null);
