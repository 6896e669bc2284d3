using System.Numerics;
using ProofRepair.Pipeline.Solving.Families.NumberTheory;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sets;

/// <summary>
/// Sets of divisors of a number that is too large to count up to it: divisors come in pairs <c>d * e = n</c>, and one of a pair is at most the root of
/// <c>n</c>. Up to there the kernel tries all numbers.
/// </summary>
internal static class DivisorSets
{
    private const int Small = 2000;

    // Measured: no limit of heartbeats stops the kernel, which takes a minute and more for a number of eight digits.
    private const int Largest = 250_000;
    private const int MaxListed = 64;

    /// <summary>What is said of <c>Nat.divisors n</c> for a large numeral <c>n</c>.</summary>
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var sets = view.Target.Parts().Where(p => Divided(p) is not null).Distinct().ToList();
        if (sets is [var set] && Divided(set) is var (number, value) && Divisors(value) is { Count: <= MaxListed } divisors)
        {
            var list = List(divisors);
            yield return ("divisor-set", view.Text([
                .. FiniteSets.Extensionality("Nat", "ext"),
                .. Covers(value, k => $"{k} ∣ {value}", divisors),
                $"have back : ∀ k, k ∈ {list} → k ∣ {value} := by decide +kernel",
                $"have same : {number} = {value} := by decide +kernel",
                $"have elements : Nat.divisors {number} = Finset.ofList {list} (by decide +kernel) := by",
                "  refine ext _ _ fun d => ?_",
                "  rw [same, Nat.divisors, Finset.mem_filter, Finset.mem_Ico, Finset.mem_ofList]",
                "  refine ⟨fun h => covers d h.2 h.2, fun m => ?_⟩",
                $"  have positive : 0 < {value} := by omega",
                "  have most := Nat.le_of_dvd positive (back d m)",
                "  exact ⟨⟨Nat.pos_of_dvd_of_pos (back d m) positive, by omega⟩, back d m⟩",
                "rw [elements]",
                "clear covers back same elements",
                "first | decide +kernel | (simp; done) | grind",
            ]));
        }
    }

    /// <summary>The members of a set all of which divide a large number; null where no such number is seen, or a small one.</summary>
    public static IEnumerable<string>? Listed(MemberPredicate predicate)
    {
        if (!predicate.IsNatural || Multiple(predicate) is not var (multiple, proof) || new Evaluation(isNatural: true).Value(multiple) is not { } value
            || value <= Small || Divisors(value) is not { } divisors || divisors.Exists(d => predicate.Holds(d) is null))
        {
            return null;
        }

        var members = divisors.Where(d => predicate.Holds(d) == true).ToList();
        if (members.Count > MaxListed)
        {
            return null;
        }

        var list = List(members);
        return
        [
            .. FiniteSets.Extensionality("Nat", "ext"),
            .. Covers(value, predicate.At, members),
            $"have back : ∀ k, k ∈ {list} → {predicate.At("k")} := by decide +kernel",
            $"have same : {multiple} = {value} := by decide +kernel",
            $"have elements : {predicate.Set} = Finset.ofList {list} (by decide +kernel) := by",
            $"  refine ext _ _ fun x => ({predicate.Proof} x).trans ⟨fun p => covers x ?_ p, back x⟩",
            $"  have divides : x ∣ {TermPrinter.Argument(multiple)} := {proof}",
            "  rw [same] at divides",
            "  exact divides",
            "rw [elements]",
            "clear covers back same elements",
        ];
    }

    /// <summary>All divisors of a number for which a condition holds are in a list.</summary>
    private static IEnumerable<string> Covers(BigInteger number, Func<string, string> condition, List<BigInteger> members)
    {
        var list = List(members);
        var bound = 1;
        while ((BigInteger)bound * bound <= number)
        {
            bound++;
        }

        return
        [
            // Apart, and `∧` for `→`: the search for a `Decidable` instance goes only so deep.
            $"have near : ∀ k, k < {bound} → (k ∣ {number} ∧ {condition("k")}) → k ∈ {list} := by decide +kernel",
            $"have other : ∀ k, k < {bound} → (k ∣ {number} ∧ {condition($"({number} / k)")}) → {number} / k ∈ {list} := by decide +kernel",
            $"have covers : ∀ x, x ∣ {number} → {condition("x")} → x ∈ {list} := by",
            "  intro x h p",
            $"  by_cases lt : x < {bound}",
            "  · exact near x lt ⟨h, p⟩",
            $"  · have q := other ({number} / x) (Nat.div_lt_of_lt_mul (Nat.lt_of_lt_of_le (show {number} < {bound} * {bound} by decide) (Nat.mul_le_mul_right {bound} (Nat.le_of_not_lt lt))))",
            "    rw [Nat.div_div_self h (by decide)] at q",
            "    exact q ⟨Nat.div_dvd_of_dvd h, p⟩",
            "clear near other",
        ];
    }

    private static string List(List<BigInteger> numbers) => MemberPredicate.List("Nat", numbers);

    private static List<BigInteger>? Divisors(BigInteger number) =>
        number <= Largest ? Evaluation.Divisors(number) : null;

    /// <summary><c>Nat.divisors n</c>, also printed as <c>n.divisors</c>.</summary>
    private static (string Number, BigInteger Value)? Divided(Term term)
    {
        var number = term switch
        {
            Application { Head: Name { Text: "divisors" or "Nat.divisors" }, Arguments: [var argument] } => argument,
            Projection { Field: "divisors", Receiver: var receiver } => receiver,
            _ => null,
        };
        return number is not null && new Evaluation(isNatural: true).Value(number) is { } value && value > Small ? (TermPrinter.Argument(number), value) : null;
    }

    /// <summary>A number without variables that each member divides, and the proof of this from <c>p</c>, the condition for <c>x</c>.</summary>
    private static (Term Number, string Proof)? Multiple(MemberPredicate predicate)
    {
        var x = new Name("x");
        var condition = predicate.Condition.Substitute(predicate.Member, x);
        foreach (var (conjunct, path) in Paths(condition, "p"))
        {
            switch (conjunct)
            {
                case Binary { Operator: "∣" } b when b.Left == x && !b.Right.Mentions(x.Text):
                    return (b.Right, path);
                case Binary { Operator: "=" } equation when IsMultiple(equation.Left, x) && Bound(equation.Right, x) is var (number, proof):
                    return (number, $"Nat.dvd_trans ({path} ▸ Nat.dvd_lcm_right _ x) ({proof})");
            }
        }

        return null;
    }

    private static bool IsMultiple(Term term, Name x) => term is Application { Head: Projection { Field: "lcm" } or Name { Text: "lcm" or "Nat.lcm" }, Arguments: [.., var last] } && last == x;

    /// <summary>What a product of numbers and greatest common divisors divides.</summary>
    private static (Term Number, string Proof)? Bound(Term term, Name x) => term switch
    {
        _ when !term.Mentions(x.Text) => (term, $"Nat.dvd_refl {TermPrinter.Argument(term)}"),
        Binary { Operator: "*" } product when Bound(product.Left, x) is var (left, first) && Bound(product.Right, x) is var (right, second) =>
            (new Binary("*", left, right), $"Nat.mul_dvd_mul ({first}) ({second})"),
        Application { Head: Projection { Field: "gcd", Receiver: var number }, Arguments: [var last] } when last == x && !number.Mentions(x.Text) => (number, "Nat.gcd_dvd_left _ _"),
        Application { Head: Name { Text: "gcd" or "Nat.gcd" }, Arguments: [var number, var last] } when last == x && !number.Mentions(x.Text) => (number, "Nat.gcd_dvd_left _ _"),
        _ => null,
    };

    private static IEnumerable<(Term Conjunct, string Path)> Paths(Term condition, string path) =>
        condition is Binary { Operator: "∧" } both ? Paths(both.Left, path + ".1").Concat(Paths(both.Right, path + ".2")) : [(condition, path)];
}
