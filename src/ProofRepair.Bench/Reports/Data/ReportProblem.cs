using System.Collections.Immutable;
using System.Text.Json;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Reports.Data;

public enum ReportStatus
{
    /// <summary>A verdict stands behind it.</summary>
    Proved,

    Unproved,

    /// <summary>Lean does not accept the statement, or the port refuses it: counted apart, never as unproved.</summary>
    Rejected,
}

/// <summary>One problem of a run. <see cref="Key"/> is unique within the run and the same in every run of the suite.</summary>
/// <param name="Domain">Such as algebra or number theory, where the suite says it.</param>
/// <param name="Stage">The stage whose work made it a proof.</param>
/// <param name="RawProved">A sample was a proof as it came.</param>
/// <param name="RawMeaningsProved">The same with the tactic meanings in force.</param>
/// <param name="Statement">Ends before or with <c>:=</c>.</param>
/// <param name="Tokens">Prompt and answer together.</param>
/// <param name="Cost">In the run's currency.</param>
/// <param name="LeanSeconds">Lean's own time for its candidates.</param>
/// <param name="Flags">Why a proof of it would say little, each in a few words.</param>
/// <param name="Detail">Why it was rejected, or what stopped it.</param>
/// <param name="Attempt">The body that the final proof is to be compared with.</param>
/// <param name="Proof">The verified body.</param>
/// <param name="Checks">Of the verdict, each a line.</param>
/// <param name="Certificate">As its file has it.</param>
public sealed record ReportProblem(
    string Key,
    string Name,
    string Split,
    string? Domain,
    ReportStatus Status,
    PipelineStage? Stage,
    bool RawProved,
    bool RawMeaningsProved,
    string? Statement,
    string? StatementHash,
    string? Header,
    string? Informal,
    int Samples,
    int Candidates,
    long? Tokens,
    decimal? Cost,
    double LeanSeconds,
    ImmutableArray<string> Flags,
    string? Detail,
    string? Attempt,
    string? Proof,
    ImmutableArray<ReportAttempt> Attempts,
    ImmutableArray<ReportHole> Open,
    ImmutableArray<ReportMessage> Messages,
    ImmutableArray<string> Axioms,
    ImmutableArray<string> Checks,
    JsonElement? Certificate)
{
    public bool IsProved => Status == ReportStatus.Proved;

    /// <summary>Lean knows the statement: what success is counted among.</summary>
    public bool IsAccepted => Status != ReportStatus.Rejected;
}
