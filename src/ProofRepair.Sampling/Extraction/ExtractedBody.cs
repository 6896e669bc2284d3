namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// What to put after <c>:=</c> of the statement that was asked. <paramref name="Truncated"/>: the text was cut, its last line may be a part of one.
/// <paramref name="Helpers"/>: declarations that the model wrote before the theorem and that the body may use.
/// <paramref name="StatementEdited"/>: the model restated the theorem otherwise than it was asked (its statement is dropped in any case).
/// <paramref name="FromThinking"/>: nothing usable stood after the model's thinking, so this was taken out of it.
/// </summary>
public sealed record ExtractedBody(
    string Body,
    bool IsTactic,
    bool Truncated = false,
    string? Helpers = null,
    bool StatementEdited = false,
    bool FromThinking = false)
{
    public bool HasHelpers => Helpers is not null;
}
