using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Lean.Warm;

/// <summary>
/// What a warm worker says of a text: a hint, never a verdict. <paramref name="Reused"/> of its <paramref name="Commands"/> were not elaborated again.
/// </summary>
public sealed record WarmAnswer(ImmutableArray<LeanMessage> Messages, TimeSpan Time, int Reused, int Commands)
{
    /// <summary>Why there is no answer: a worker that ended, or ran past a limit. Says nothing about the proof.</summary>
    public string? Lost { get; init; }

    /// <summary>Lost, because there was none in time.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Lost, because Lean ended it when it was asked to; the worker is well.</summary>
    public bool IsCancelled { get; init; }

    public bool HasErrors => Messages.Any(m => m.IsError);

    public bool IsBroken => Messages.Any(m => m.IsError || m.IsSorry);
}
