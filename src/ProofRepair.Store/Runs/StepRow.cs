namespace ProofRepair.Store.Runs;

/// <summary>
/// An entry of the ledger: anything that cost something and is no attempt. <paramref name="Key"/> is unique in the run and the same whenever
/// the same step is made, so that a step made again after a kill counts once.
/// </summary>
public sealed record StepRow(string Key, string Kind, Cost Cost, string? Problem = null);
