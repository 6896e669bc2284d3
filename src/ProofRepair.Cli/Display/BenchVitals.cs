namespace ProofRepair.Cli.Display;

/// <summary>What a live view shows that no event tells. <paramref name="Budget"/>: what is spent of what, a line each.</summary>
internal sealed record BenchVitals(int BusySlots, int Slots, IReadOnlyList<string> Budget);
