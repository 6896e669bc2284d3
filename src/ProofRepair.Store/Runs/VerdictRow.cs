namespace ProofRepair.Store.Runs;

/// <summary>A word on a proof. <paramref name="Objection"/> is null when accepted; <paramref name="Certificate"/> is JSON.</summary>
public sealed record VerdictRow(bool Accepted, string Body, string? Objection = null, string? Certificate = null);
