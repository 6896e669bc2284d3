using System.Collections.Frozen;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// The constants that mean the same in core Lean (with lean/ProofRepair/Core/Definitions.lean) as in Mathlib. A statement that names
/// anything else is refused: a name that is missing here may exist in core with another meaning.
/// </summary>
internal static class PortNames
{
    public static readonly FrozenSet<string> Keywords = Set(
        "theorem lemma example fun if then else let Prop Type MOD ZMOD True False true false");

    public static readonly FrozenSet<string> Constants = Set(
        "Nat Int Rat Fin List Bool Set Finset Fintype Equiv Even Odd IsSquare abs max min id IsLeast IsGreatest lowerBounds upperBounds " +
        "Monotone StrictMono Antitone StrictAnti " +
        "Nat.factorial Nat.choose Nat.Prime Nat.Coprime Nat.gcd Nat.lcm Nat.ModEq Nat.digits Nat.divisors Nat.properDivisors Nat.succ Nat.pred " +
        "Int.natAbs Int.toNat Int.gcd Int.ModEq Int.emod " +
        "Function.Injective Function.Surjective Function.Bijective List.Pairwise List.sum List.length " +
        "Finset.sum Finset.prod Finset.card Finset.filter Finset.range Finset.univ Finset.Icc Finset.Ico Finset.Ioc Finset.Ioo Finset.Nonempty " +
        "Set.Icc Set.Ico Set.Ioc Set.Ioo Set.Ici Set.Iic Set.Ioi Set.Iio Set.univ Set.Nonempty Set.image Set.range");

    /// <summary>What may follow a dot after a bound name or a bracket; the type of what precedes decides the constant, as in Mathlib.</summary>
    public static readonly FrozenSet<string> Projections = Set(
        "1 2 fst snd num den natAbs toNat Prime Coprime factorial choose gcd lcm succ pred card sum prod filter divisors properDivisors " +
        "length Nonempty val toFun invFun");

    /// <summary>Namespaces that core Lean and the definitions have.</summary>
    public static readonly FrozenSet<string> Namespaces = Set("Nat Int Rat Finset Set Function");

    /// <summary>Namespaces with short names of their own for the constants above: under these a short name is not resolved.</summary>
    public static readonly FrozenSet<string> Rivals = Set("Multiset List Array Fintype");

    public static readonly FrozenSet<string> Symbols = Set(
        "( ) { } [ ] ⟨ ⟩ , : ; := => ↦ . + - * / ^ % ∣ = ≠ < ≤ > ≥ <= >= ∧ ∨ ¬ ↔ → /\\ \\/ -> <-> ∀ ∃ ∃! λ ∈ ∉ ∑ ∏ | ! ⁻¹ ↑ ≡ · × ∘ ∪ ∩ \\ ⊆ ∅ _");

    /// <summary>The constants of a namespace that is open, by their short names.</summary>
    public static IEnumerable<string> Resolve(string shortName, IEnumerable<string> openNamespaces) =>
        openNamespaces.Select(n => $"{n}.{shortName}").Where(Constants.Contains).Distinct(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
