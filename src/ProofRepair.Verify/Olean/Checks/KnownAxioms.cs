using System.Collections.Frozen;

namespace ProofRepair.Verify.Olean;

public static class KnownAxioms
{
    /// <summary>What ordinary mathematics in Lean rests on.</summary>
    public static FrozenSet<LeanName> Allowed { get; } = Names("propext", "Classical.choice", "Quot.sound");

    /// <summary>
    /// Axioms of core Lean that let something else than the kernel vouch for a proof. `Lean.reduceBool` and `Lean.reduceNat` are
    /// no axioms but make the kernel run compiled code, so a proof that names them is refused with them.
    /// </summary>
    public static FrozenSet<LeanName> Refused { get; } = Names(
        "sorryAx", "Lean.ofReduceBool", "Lean.ofReduceNat", "Lean.trustCompiler", "Lean.reduceBool", "Lean.reduceNat");

    private static FrozenSet<LeanName> Names(params string[] names) => names.Select(LeanName.Parse).ToFrozenSet();
}
