namespace ProofRepair.Store;

/// <summary>The file is broken, locked for too long, full, or not a store. A run goes on without it.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
