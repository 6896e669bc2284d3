namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// What a strategy knows before a wave. Its unit is that of the limit that binds: samples, tokens, money or seconds.
/// <paramref name="Problems"/> and <paramref name="Budget"/> are the run's at its beginning, solved problems included; <paramref name="Left"/> is what is left now.
/// </summary>
public sealed record RunState(IReadOnlyList<OpenProblem> Open, double Left, int Problems, double Budget);
