namespace ProofRepair.Lean.Processes;

/// <summary>Why a process is no longer running.</summary>
public enum EndReason
{
    /// <summary>It ended by itself.</summary>
    Exited,

    /// <summary>Its caller asked for its end (a deadline, a lost batch).</summary>
    Stopped,

    /// <summary>Its tree held more memory than allowed.</summary>
    OverMemory,

    /// <summary>Its tree used more of the processor than allowed.</summary>
    OverProcessorTime,

    /// <summary>It printed more than allowed.</summary>
    OverOutput,

    /// <summary>It reported that it cannot go on, and did not end.</summary>
    Panicked,
}

/// <summary>How a process ended. <paramref name="ExitCode"/> is null unless it ended by itself.</summary>
public sealed record ProcessEnd(EndReason Reason, int? ExitCode, TimeSpan Time, long? PeakMemoryBytes, string ErrorTail);
