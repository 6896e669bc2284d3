using System.Collections.Immutable;

namespace ProofRepair.Verify.Olean;

/// <summary>What one constant of a module states and rests on, in terms that can be kept and compared with another compilation.</summary>
/// <param name="Name">The full name, as <see cref="LeanName.ToString"/> writes it: never the same for two; <paramref name="UserName"/> is without Lean's mark of what is private.</param>
/// <param name="Statement">A digest of the type with every definition of the project that it uses; null where those refer to each other in a circle.</param>
/// <param name="Meaning">A digest of what it means to others: of a definition its value too, of a theorem its statement only.</param>
/// <param name="StatementRestsOn">Constants of the project that the statement unfolds to, under their full names.</param>
/// <param name="MeaningRestsOn">Likewise of what it means.</param>
/// <param name="LibraryAxioms">Axioms (and what counts as one) of libraries, as far as the project's own terms name them.</param>
/// <param name="ProjectAxioms">Axioms that modules of the project declare.</param>
/// <param name="Sorries">The constants of the project, this one included, whose own terms hold a <c>sorry</c> and that it rests on.</param>
/// <param name="Unproved">Constants of the project that it rests on, of which the compiled file holds no value where there must be one.</param>
public sealed record ConstantFacts(
    string Name,
    string UserName,
    LeanConstantKind Kind,
    LeanSafety Safety,
    DeclarationPlace? Place,
    string? Statement,
    string? Meaning,
    ImmutableArray<string> StatementRestsOn,
    ImmutableArray<string> MeaningRestsOn,
    ImmutableArray<string> LibraryAxioms,
    ImmutableArray<string> ProjectAxioms,
    ImmutableArray<string> Sorries,
    ImmutableArray<string> Unproved)
{
    /// <summary>The most of what it and the constants that it rests on can do when somebody runs it.</summary>
    public CodeReach Code { get; init; }

    public bool HasSorry => Sorries.Contains(Name, StringComparer.Ordinal);

    public bool IsPrivate => Name != UserName;
}
