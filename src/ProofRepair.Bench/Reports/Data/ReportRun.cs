using System.Collections.Immutable;

namespace ProofRepair.Bench.Reports.Data;

/// <summary>
/// A run as a report shows it: plain data, wherever it was kept. Null says that a thing is not known, never that it is nothing.
/// </summary>
/// <param name="IdentityHash">SHA-256 of data, statements, Lean and options, or its beginning; runs of one hash were given the same.</param>
/// <param name="StatementsSha256">Of all statements with their headers, as Lean got them.</param>
/// <param name="KernelFaults">Known faults of this Lean by which something false could be accepted.</param>
/// <param name="LeanSeconds">Of all Lean processes of the run, which may be more than its problems account for.</param>
/// <param name="Currency">Of the problems' costs.</param>
/// <param name="Remarks">What a reader should know before believing the figures: an unfinished run, lines that could not be read.</param>
public sealed record ReportRun(
    string Name,
    string? IdentityHash,
    string? Toolchain,
    ImmutableArray<ReportFile> Data,
    string? StatementsSha256,
    ImmutableArray<ReportOption> Options,
    DateTimeOffset? Started,
    DateTimeOffset? Finished,
    ImmutableArray<string> KernelFaults,
    double? LeanSeconds,
    string? Currency,
    ImmutableArray<string> Remarks,
    ImmutableArray<ReportProblem> Problems);

/// <summary>A file of data that the run was given.</summary>
public sealed record ReportFile(string Name, string Sha256);

public sealed record ReportOption(string Name, string Value);
