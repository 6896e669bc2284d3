namespace ProofRepair.Store;

/// <summary>
/// The store is broken, locked for too long, full, out of reach, or none. A run goes on without what solvers learnt, but not without the store of runs.
/// </summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
