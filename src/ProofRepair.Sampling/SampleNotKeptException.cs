namespace ProofRepair.Sampling;

/// <summary>A sample was paid for and could not be kept: whoever goes on pays for what is lost.</summary>
public sealed class SampleNotKeptException(string message, Exception inner) : Exception(message, inner);
