namespace ProofRepair.Gate.Git;

/// <summary>Git gave no answer; the message says what to do.</summary>
internal sealed class GitFailureException(string message) : Exception(message);
