using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Lean.Warm;

/// <param name="Limits">Of a worker: memory, heartbeats of each declaration, wall time of one answer.</param>
/// <param name="Options">Lean options by name.</param>
public sealed record WarmPoolOptions(CheckLimits Limits, ImmutableDictionary<string, string> Options)
{
    /// <summary>One for each header; beyond this the one that was used least recently makes room.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Of the embedded build's 2 GB. A worker beyond this answers on while its successor loads.</summary>
    public long HeapBytes { get; init; } = 1400L << 20;

    /// <summary>After so many answers a worker is replaced, whatever it holds.</summary>
    public int Answers { get; init; } = 2_000;

    /// <summary>How long a worker may go on with a text that nobody waits for any more.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Before a worker that keeps ending is started again: this, doubled each time.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(1);
}
