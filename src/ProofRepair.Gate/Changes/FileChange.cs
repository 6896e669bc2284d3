using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.Changes;

/// <summary>A file that a change touches, itself or through what it imports, with what Lean made of it on both sides.</summary>
internal sealed record FileChange(LeanSourceFile? Base, ModuleFacts? BaseFacts, LeanSourceFile? Head, ModuleFacts? HeadFacts)
{
    public string Path => (Head ?? Base)!.Path;

    /// <summary>Of a new file, the one that is gone and that it was.</summary>
    public FileChange? MovedFrom { get; init; }

    /// <summary>The file in the base, under this path or another.</summary>
    public (LeanSourceFile? File, ModuleFacts? Facts) Was => MovedFrom is { } moved ? (moved.Base, moved.BaseFacts) : (Base, BaseFacts);
}
