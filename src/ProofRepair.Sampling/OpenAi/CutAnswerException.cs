namespace ProofRepair.Sampling.OpenAi;

/// <summary>An answer that ended before its end: the connection was cut, or the server gave up in the middle and said why.</summary>
internal sealed class CutAnswerException(string? error, Exception? cause = null) : IOException(error ?? cause?.Message ?? "The answer ended without a reason.", cause);
