using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>What a theorem rests on, as far as its own module shows it.</summary>
/// <param name="Theorem">The full name in the file.</param>
/// <param name="Allowed">The usual three, where the module names them itself.</param>
/// <param name="Refused">Axioms of the library that are never accepted.</param>
/// <param name="Declared">Axioms that the module declares itself, whatever their names: never accepted.</param>
/// <param name="Unsafe">Constants that are not checked as safe declarations, among those that the theorem rests on.</param>
/// <param name="WithoutProof">Theorems, definitions or opaques whose value the file does not hold.</param>
/// <param name="Reached">Constants of the module that the theorem rests on.</param>
/// <param name="ImportedConstants">
/// Constants of other modules. Their own proofs are <see cref="NotChecked"/>: a published library shows its theorems without them.
/// </param>
public sealed record AxiomReport(
    LeanName Theorem,
    ImmutableArray<LeanName> Allowed,
    ImmutableArray<LeanName> Refused,
    ImmutableArray<LeanName> Declared,
    ImmutableArray<LeanName> Unsafe,
    ImmutableArray<LeanName> WithoutProof,
    ImmutableArray<LeanName> Reached,
    ImmutableArray<LeanName> ImportedConstants)
{
    public const string NotChecked = "library proofs (trusted as published)";

    public bool IsClean => Refused.IsEmpty && Declared.IsEmpty && Unsafe.IsEmpty && WithoutProof.IsEmpty;

    /// <summary>Why the theorem is not accepted, one reason a line of a verdict; empty when it is clean.</summary>
    public IEnumerable<string> Objections() =>
    [
        .. Refused.Select(n => $"rests on `{n}`"),
        .. Declared.Select(n => $"rests on the axiom `{n.WithoutPrivatePrefix()}`, which the file declares itself"),
        .. Unsafe.Select(n => $"rests on `{n.WithoutPrivatePrefix()}`, which is unsafe or partial"),
        .. WithoutProof.Select(n => $"the compiled file holds no proof of `{n.WithoutPrivatePrefix()}`"),
    ];
}
