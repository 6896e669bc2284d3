using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sets;

/// <summary>
/// A finite set that is given by a condition for its members: lists them (found here; that no others are is computed by the kernel up to a bound,
/// and follows by linear arithmetic beyond it), and computes what the target says of the list.
/// </summary>
internal static class FiniteSets
{
    private const int MaxMembers = 250;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var sets = MemberPredicate.In(view).Where(p => IsFinite(view, p.Set) && IsIn(view.Target, p.Set)).ToList();
        if (sets is [var only] && DivisorSets.Listed(only) is { } divisors)
        {
            yield return ("finite-set-divisors", view.Text([.. divisors, Closing]));
            yield break;
        }

        var listed = sets.Select(p => (Predicate: p, Members: p.Members())).ToList();
        if (sets.Count == 0 || listed.Exists(l => l.Members is null or { Count: > MaxMembers }))
        {
            yield break;
        }

        yield return ("finite-set", view.Text([.. listed.SelectMany((l, i) => Listed(l.Predicate, l.Members!, i)), Closing]));
    }

    private const string Closing = "first | decide +kernel | (simp; done) | grind";

    private static bool IsFinite(GoalView view, Term set) =>
        view.Functions.Any(f => f.Name == set.ToString() && f.Type.StartsWith("Finset ", StringComparison.Ordinal));

    /// <summary>A set's name that begins with a capital letter is read like a namespace: <c>S.card</c> is one name.</summary>
    private static bool IsIn(Term term, Term set) =>
        term.Parts().OfType<Name>().Any(n => n.Text == set.ToString() || n.Text.StartsWith(set + ".", StringComparison.Ordinal));

    /// <summary>That finite sets with the same members are equal, which core Lean lacks as it lacks the sets.</summary>
    public static IEnumerable<string> Extensionality(string type, string name) =>
    [
        $"have {name} : ∀ s t : Finset {type}, (∀ a, a ∈ s ↔ a ∈ t) → s = t := fun s t =>",
        $"  Quotient.inductionOn₂ s t fun a b e => Quotient.sound (s := Finset.setoid {type}) (List.perm_iff_count.2 fun x => by",
        "    rw [a.2.count, b.2.count]; simp only [show x ∈ a.1 ↔ x ∈ b.1 from e x])",
    ];

    private static IEnumerable<string> Listed(MemberPredicate predicate, List<int> members, int index)
    {
        var high = Math.Max(members.Count == 0 ? 1 : members.Max(Math.Abs) + 1, predicate.Width);
        var list = MemberPredicate.List(predicate.Type, members);
        var (within, low) = predicate.IsNatural ? ($"x < {high}", 0) : ($"(-{high} ≤ x ∧ x < {high})", -high);
        var counted = predicate.IsNatural ? "k" : $"((k : Int) + ({low}))";
        return
        [
            .. Extensionality(predicate.Type, $"ext{index}"),
            $"have inside : ∀ k : Nat, k < {high - low} → ({predicate.At(counted)} ↔ {counted} ∈ {list}) := by decide +kernel",
            $"have outside : ∀ x : {predicate.Type}, ¬{within} → ¬({predicate.At("x")}) := by",
            "  intro x out p",
            .. Outside(predicate, high).Select(l => "  " + l),
            $"have among : ∀ x, x ∈ {list} → {within} := by decide +kernel",
            $"have elements : {predicate.Set} = Finset.ofList {list} (by decide +kernel) := by",
            $"  refine ext{index} _ _ fun x => ({predicate.Proof} x).trans ?_",
            $"  by_cases within : {within}",
            .. predicate.IsNatural
                ? ["  · exact inside x within"]
                : (string[])[$"  · have here := inside (x - ({low})).toNat (by omega)", $"    rw [show ((x - ({low})).toNat : Int) + ({low}) = x by omega] at here", "    exact here"],
            "  · exact ⟨fun p => absurd p (outside x within), fun m => absurd (among x m) within⟩",
            "rw [elements]",
            "clear inside outside among elements",
        ];
    }

    private static IEnumerable<string> Outside(MemberPredicate predicate, int high) => predicate.IsNatural
        ? ["have far := Nat.le_of_not_lt out", .. predicate.Above(high)]
        :
        [
            $"rcases Int.lt_or_le x (-{high}) with far | far",
            .. TacticLines.Focused(predicate.Below(-high)),
            $"replace far : {high} ≤ x := by omega",
            .. predicate.Above(high),
        ];
}
