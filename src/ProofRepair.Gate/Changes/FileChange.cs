using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Changes;

/// <summary>A file that a change touches, itself or through what it imports, with what Lean made of it on both sides.</summary>
internal sealed record FileChange(LeanSourceFile? Base, ModuleFacts? BaseFacts, LeanSourceFile? Head, ModuleFacts? HeadFacts)
{
    public string Path => (Head ?? Base)!.Path;
}
