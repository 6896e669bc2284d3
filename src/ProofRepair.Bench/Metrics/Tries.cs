namespace ProofRepair.Bench.Metrics;

/// <summary>The samples of one problem. <paramref name="StoppedEarly"/>: sampling ended because of an outcome, so that their number depends on it.</summary>
public sealed record Tries(string Problem, int Samples, int Correct, bool StoppedEarly = false);
