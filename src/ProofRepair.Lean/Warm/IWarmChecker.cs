using ProofRepair.Lean.Checking;

namespace ProofRepair.Lean.Warm;

/// <summary>Lean's first word on a text, as soon as it can be had.</summary>
public interface IWarmChecker
{
    /// <summary>Begins to load the environment of a header, so that the first answer under it comes soon.</summary>
    void Prepare(WarmHeader header);

    /// <summary>
    /// <paramref name="onMessage"/> is told each message as it comes, from any thread. An answer that was lost says so (<see cref="WarmAnswer.Lost"/>).
    /// </summary>
    Task<WarmAnswer> CheckAsync(string file, string text, Action<LeanMessage> onMessage, CancellationToken cancellationToken);
}
