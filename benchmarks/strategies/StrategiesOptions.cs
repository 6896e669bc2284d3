namespace ProofRepair.StrategiesBenchmark;

internal sealed record StrategiesOptions(string Recording, int Shuffles, int Parts, int Seed, int Jobs, string? Results, string? Output);
