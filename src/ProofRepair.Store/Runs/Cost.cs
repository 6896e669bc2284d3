namespace ProofRepair.Store.Runs;

/// <summary>Who counted tokens: the server that charges for them, or a tokenizer here.</summary>
public enum TokenCounter
{
    Server,
    Tokenizer,
}

public sealed record TokenCount(long Prompt, long Completion, TokenCounter By);

/// <summary>What something cost. Stands with the attempt or the step that it paid for, and nowhere else, so that sums count it once.</summary>
/// <param name="Samples">Outputs of a model.</param>
/// <param name="Tokens">Null where nobody counted.</param>
/// <param name="Money">In the user's money; kept to nine decimals.</param>
/// <param name="LeanTime">Kept in whole microseconds, so that sums do not depend on the order.</param>
public sealed record Cost(int Samples = 0, TokenCount? Tokens = null, decimal Money = 0, TimeSpan LeanTime = default);
