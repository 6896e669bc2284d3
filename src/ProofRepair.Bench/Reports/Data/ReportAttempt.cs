using System.Collections.Immutable;

namespace ProofRepair.Bench.Reports.Data;

/// <summary>An attempt and what was made of it: its sketch with the holes that failing parts became.</summary>
/// <param name="Origin">Who made it: a model, a person, a file.</param>
/// <param name="Sketch">The body with its holes; null where it was not cut.</param>
/// <param name="Outcome">What became of it, in a few words.</param>
public sealed record ReportAttempt(
    string Origin, string? Body, string? Sketch, string? Outcome, ImmutableArray<ReportHole> Holes, ImmutableArray<ReportMessage> Messages);

public enum ReportHoleState
{
    Open,
    Closed,

    /// <summary>Its negation was proved.</summary>
    Refuted,

    /// <summary>No further budget was spent on it.</summary>
    Dropped,
}

/// <summary>A part that failed. A filling may itself be a sketch: <paramref name="Holes"/> are those of the filling.</summary>
/// <param name="Filling">The text that closed it, or the one that left the least open.</param>
/// <param name="FilledBy">A tactic's family, a model, the cache.</param>
/// <param name="OriginalText">What stood there in the attempt.</param>
public sealed record ReportHole(
    string Goal, ReportHoleState State, string? Filling, string? FilledBy, string? OriginalText, ImmutableArray<ReportHole> Holes);

/// <summary>A message of Lean's. Lines count from 1, columns from 0, in code points, as Lean counts them.</summary>
public sealed record ReportMessage(string Severity, int? Line, int? Column, string Text);
