namespace ProofRepair.Store.Runs;

/// <summary>
/// What a run is a run of. Two with one <paramref name="Identity"/> (a hash of data, statements, Lean and options) are the same run.
/// <paramref name="Options"/> is JSON.
/// </summary>
public sealed record RunDescription(string Identity, string Suite, string Toolchain, string Options);

/// <summary>A run as it stands. <paramref name="Finished"/> is null while it can be resumed.</summary>
public sealed record RunRow(string Id, RunDescription Description, DateTimeOffset Started, DateTimeOffset? Finished);

/// <summary>A run to go on with. <paramref name="IsResumed"/>: an earlier process began it, or another one that runs at this moment.</summary>
public sealed record BegunRun(RunRow Run, bool IsResumed);
