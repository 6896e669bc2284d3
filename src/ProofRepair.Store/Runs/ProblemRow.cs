namespace ProofRepair.Store.Runs;

public enum StoredStatus
{
    /// <summary>Not finished: a resumed run takes it up again.</summary>
    Open,

    Proved,
    Unproved,

    /// <summary>Its statement was not taken.</summary>
    Rejected,
}

/// <summary>A problem of a run before anything was done. <paramref name="Key"/> is its name in the run.</summary>
public sealed record ProblemDescription(string Key, string? StatementHash, string? Split = null, string? Variant = null, string? Domain = null);

/// <summary>How a problem ended. Never <see cref="StoredStatus.Open"/>.</summary>
/// <param name="ProvedBy">The stage whose work made it a proof.</param>
/// <param name="Detail">Why it was rejected, or what stopped it.</param>
/// <param name="Account">All else that the caller wants to say again when the run is resumed or reported, as JSON.</param>
public sealed record ProblemEnd(StoredStatus Status, string? ProvedBy = null, string? Detail = null, string? Account = null);

/// <summary>A problem as it stands, at its place in the suite. <paramref name="End"/> and <paramref name="Finished"/> are null while it is open.</summary>
public sealed record ProblemRow(ProblemDescription Description, int Position, ProblemEnd? End, DateTimeOffset? Finished)
{
    public StoredStatus Status => End?.Status ?? StoredStatus.Open;
}
