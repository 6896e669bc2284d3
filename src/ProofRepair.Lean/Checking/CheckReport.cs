using System.Collections.Immutable;

namespace ProofRepair.Lean.Checking;

/// <summary>How a run ended. Only <see cref="Ok"/> and <see cref="Errors"/> say anything about the proof.</summary>
public enum RunOutcome
{
    /// <summary>Lean read the whole source and reported no error (it may hold <c>sorry</c>).</summary>
    Ok,

    /// <summary>Lean reported at least one error.</summary>
    Errors,

    /// <summary>The limit on wall time was reached.</summary>
    Timeout,

    /// <summary>The limit on memory was reached.</summary>
    Memory,

    /// <summary>The process ended or hung without an answer, or printed past the limit.</summary>
    Crash,
}

/// <summary>Lean's answer for one source. <paramref name="Detail"/> says in a sentence why a run did not end well.</summary>
public sealed record CheckReport(
    RunOutcome Outcome,
    ImmutableArray<LeanMessage> Messages,
    TimeSpan Time,
    long? PeakMemoryBytes = null,
    string? Detail = null)
{
    public bool HasSorry => Messages.Any(m => m.IsSorry);

    /// <summary>No error and no <c>sorry</c>: a candidate for verification, not yet a verdict.</summary>
    public bool IsComplete => Outcome == RunOutcome.Ok && !HasSorry;

    public IEnumerable<LeanMessage> Errors => Messages.Where(m => m.IsError);
}
