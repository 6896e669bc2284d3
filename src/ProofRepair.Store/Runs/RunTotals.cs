namespace ProofRepair.Store.Runs;

/// <summary>Figures of a run, added up from its rows at one moment.</summary>
/// <param name="UncountedSamples">Samples whose tokens nobody counted.</param>
/// <param name="TokenizerTokens">Of the tokens, those that a tokenizer counted, not the server.</param>
public sealed record RunTotals(
    int Problems,
    int Open,
    int Proved,
    int Unproved,
    int Rejected,
    long Attempts,
    long Steps,
    long Samples,
    long UncountedSamples,
    long PromptTokens,
    long CompletionTokens,
    long TokenizerTokens,
    decimal Money,
    TimeSpan LeanTime)
{
    public int Finished => Problems - Open;
}
