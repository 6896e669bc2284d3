using System.Collections.Immutable;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Statements;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline;

public enum ProblemStatus
{
    /// <summary>A verdict stands behind it.</summary>
    Proved,

    Unproved,

    /// <summary>Lean does not accept the statement itself.</summary>
    Rejected,
}

/// <summary>A part that is still open: its goal, and the text that stood there.</summary>
public sealed record OpenHole(string Goal, string? OriginalText);

/// <summary>The honest account of one problem.</summary>
/// <param name="Body">The verified body; for an unproved problem the sketch that leaves the least open, if any.</param>
/// <param name="ProvedBy">The stage whose work made it a proof.</param>
/// <param name="RawProved">A sample was verified as it came, under the plain header.</param>
/// <param name="RawMeaningsProved">A sample was verified as it came, under the plain header or the problem's.</param>
/// <param name="LeanTime">Lean's own time for the candidates.</param>
/// <param name="Detail">Why it was rejected, or what stopped it.</param>
public sealed record ProblemResult(
    Problem Problem,
    ProblemStatus Status,
    string? Body,
    Verdict? Verdict,
    PipelineStage? ProvedBy,
    bool RawProved,
    bool RawMeaningsProved,
    int Samples,
    int Candidates,
    TimeSpan LeanTime,
    ImmutableArray<OpenHole> Open,
    string? Detail = null)
{
    /// <summary>Lean elaborated the statement. False for what was rejected, and for what could not be checked at all.</summary>
    public bool StatementAccepted { get; init; }

    /// <summary>Something failed that is no fault of the problem (a model out of reach, a Lean that gave no answer): another time may end otherwise.</summary>
    public bool IsInconclusive { get; init; }

    /// <summary>Why a proof of it would be worth nothing.</summary>
    public ImmutableArray<StatementFlag> Flags { get; init; } = [];

    /// <summary>Who wrote the sample that the proof was made from; null for a proof from none, or where it was put together from several.</summary>
    public string? Model { get; init; }

    /// <summary>What the verdict of a proved problem was given on.</summary>
    public VerifyRequest? Verified { get; init; }
}
