using System.Collections.Immutable;

namespace ProofRepair.Lean.Checking;

/// <summary>What many sources share: everything up to the first statement (imports, options, <c>open</c>s).</summary>
public sealed record LeanHeader(string Text)
{
    public static LeanHeader Empty { get; } = new("");

    /// <summary>The text, with a line's end where it has any line: what follows begins in a line of its own.</summary>
    public string Lines => Text.Length == 0 || Text.EndsWith('\n') ? Text : Text + "\n";
}

/// <summary>One or more commands that are checked on their own, each source blind to its neighbours.</summary>
public sealed record LeanSource(string Text);

/// <summary>
/// Limits of one source. <paramref name="Heartbeats"/> in Lean's unit of <c>maxHeartbeats</c> (1,000 small allocations);
/// <paramref name="MemoryBytes"/> and <paramref name="OutputBytes"/> are of the process and of what it may print for one source.
/// </summary>
public sealed record CheckLimits(TimeSpan WallTime, int Heartbeats = 200_000, long? MemoryBytes = null, int OutputBytes = 1 << 20)
{
    /// <summary>
    /// Of the processor, for one source. Unlike <paramref name="WallTime"/> it can be short on a machine with other work; it ends what heeds no
    /// heartbeats (the kernel, bignum powers, some loops of <c>simp_all</c>).
    /// </summary>
    public TimeSpan? ProcessorTime { get; init; }

    /// <summary>
    /// Of a warm worker's clock, for one source: then Lean itself ends it, and the worker lives on. The other limits of time end the process. Not for
    /// cold processes.
    /// </summary>
    public TimeSpan? CancelAfter { get; init; }

    /// <summary>So many times the heartbeats and the times.</summary>
    public CheckLimits Times(int factor) => this with { Heartbeats = Heartbeats * factor, WallTime = WallTime * factor, ProcessorTime = ProcessorTime * factor, CancelAfter = CancelAfter * factor };

    public static CheckLimits Default { get; } = new(TimeSpan.FromSeconds(120));
}

/// <summary>Check these sources under this header. <paramref name="Options"/> are Lean options by name, as <c>-D</c> takes them.</summary>
public sealed record CheckRequest(
    LeanHeader Header,
    ImmutableArray<LeanSource> Sources,
    CheckLimits Limits,
    ImmutableDictionary<string, string>? Options = null);
