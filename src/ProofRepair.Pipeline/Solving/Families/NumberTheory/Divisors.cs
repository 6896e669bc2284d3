using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>A common divisor of two linear terms divides their combinations, and so is at most the constant one among them.</summary>
internal static class Divisors
{
    private const int MaxFactor = 12;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.AllParts.Select(Pair).FirstOrDefault(p => p is { } pair && (pair.Left.Parts().Any(x => x is Name) || pair.Right.Parts().Any(x => x is Name))) is not { } gcd)
        {
            yield break;
        }

        var (a, b) = (TermPrinter.Argument(gcd.Left), TermPrinter.Argument(gcd.Right));
        var attempts =
            from combination in Combinations(gcd.Left, gcd.Right)
            let first = (Term: a, Times: combination.OfLeft, Divides: $"Nat.gcd_dvd_left {a} {b}")
            let second = (Term: b, Times: combination.OfRight, Divides: $"Nat.gcd_dvd_right {a} {b}")
            let larger = combination.LeftIsLarger ? first : second
            let smaller = combination.LeftIsLarger ? second : first
            select $"(have comb : Nat.gcd {a} {b} ≤ {larger.Times} * {larger.Term} - {smaller.Times} * {smaller.Term} := Nat.le_of_dvd (by omega) (Nat.dvd_sub (Nat.dvd_mul_left_of_dvd ({larger.Divides}) {larger.Times}) (Nat.dvd_mul_left_of_dvd ({smaller.Divides}) {smaller.Times})); omega)";

        // Zero is below every bound.
        yield return ("gcd-combination", view.Text(
            $"try have positive := Nat.gcd_pos_of_pos_left {b} (show 0 < {a} by omega)",
            "first | " + string.Join(" | ", attempts)));
    }

    /// <summary>Those that leave a constant; where none is known, all of the smallest.</summary>
    private static List<(int OfLeft, int OfRight, bool LeftIsLarger)> Combinations(Term left, Term right)
    {
        if (Polynomial.Of(left) is { } l && Polynomial.Of(right) is { } r)
        {
            var known =
                from i in Enumerable.Range(1, MaxFactor)
                from j in Enumerable.Range(1, MaxFactor)
                let difference = (l * Polynomial.Constant(i)) - (r * Polynomial.Constant(j))
                where difference is { Degree: 0, IsZero: false }
                orderby i + j
                select (i, j, difference[Monomial.One].Sign > 0);
            if (known.Take(2).ToList() is { Count: > 0 } few)
            {
                return few;
            }
        }

        return [.. from i in Enumerable.Range(1, 3) from j in Enumerable.Range(1, 3) from larger in (bool[])[true, false] select (i, j, larger)];
    }

    private static (Term Left, Term Right)? Pair(Term part) => part switch
    {
        Application { Head: Name { Text: "Nat.gcd" }, Arguments: [var a, var b] } => (a, b),
        Application { Head: Projection { Field: "gcd", Receiver: var a }, Arguments: [var b] } => (a, b),
        _ => null,
    };
}
