using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Checking;

public enum LeanSeverity
{
    Information,
    Warning,
    Error,
}

/// <summary>
/// One message of Lean, as <c>lean --json</c> gives it (SerialMessage in Lean's src/Lean/Message.lean).
/// <paramref name="Kind"/> is Lean's tag, such as <c>hasSorry</c>; most tactic errors have <c>[anonymous]</c>.
/// Positions are relative to the source that was checked, not to the file that carried it.
/// </summary>
public sealed record LeanMessage(LeanSeverity Severity, string Kind, LeanPosition Start, LeanPosition? End, string Text)
{
    public const string SorryKind = "hasSorry";

    /// <summary>Of <c>trace_state</c>, which shows goals.</summary>
    public const string TraceKind = "trace";

    public bool IsError => Severity == LeanSeverity.Error;

    public bool IsSorry => Kind == SorryKind;
}
