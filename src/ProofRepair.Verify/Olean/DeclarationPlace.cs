using ProofRepair.Lean.Text;

namespace ProofRepair.Verify.Olean;

/// <summary>What Lean keeps of where a declaration stands: all of it, with documentation and attributes.</summary>
public readonly record struct DeclarationPlace(LeanPosition Start, LeanPosition End)
{
    public bool Holds(DeclarationPlace other) => Start <= other.Start && other.End <= End;
}
