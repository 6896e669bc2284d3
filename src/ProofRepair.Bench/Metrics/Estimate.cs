namespace ProofRepair.Bench.Metrics;

/// <summary>A figure with its interval, both in the figure's own unit. The level is the caller's; 0.95 where nothing else is said.</summary>
public readonly record struct Estimate(double Value, double Low, double High);
