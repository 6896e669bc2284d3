using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families;

/// <summary>A common divisor of two linear terms divides their combinations, and so is at most the constant one among them.</summary>
internal static class Divisors
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.AllParts.Select(Pair).FirstOrDefault(p => p is { } pair && (pair.Left.Parts().Any(x => x is Name) || pair.Right.Parts().Any(x => x is Name))) is not { } gcd)
        {
            yield break;
        }

        var (a, b) = (TermPrinter.Argument(gcd.Left), TermPrinter.Argument(gcd.Right));
        var attempts = new List<string>();
        foreach (var i in Enumerable.Range(1, 3))
        {
            foreach (var j in Enumerable.Range(1, 3))
            {
                attempts.Add($"(have comb : Nat.gcd {a} {b} ≤ {i} * {a} - {j} * {b} := Nat.le_of_dvd (by omega) (Nat.dvd_sub (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_left {a} {b}) {i}) (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_right {a} {b}) {j})); omega)");
                attempts.Add($"(have comb : Nat.gcd {a} {b} ≤ {j} * {b} - {i} * {a} := Nat.le_of_dvd (by omega) (Nat.dvd_sub (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_right {a} {b}) {j}) (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_left {a} {b}) {i})); omega)");
            }
        }

        // Zero is below every bound.
        yield return ("gcd-combination", view.Text(
            $"try have positive := Nat.gcd_pos_of_pos_left {b} (show 0 < {a} by omega)",
            "first | " + string.Join(" | ", attempts)));
    }

    private static (Term Left, Term Right)? Pair(Term part) => part switch
    {
        Application { Head: Name { Text: "Nat.gcd" }, Arguments: [var a, var b] } => (a, b),
        Application { Head: Projection { Field: "gcd", Receiver: var a }, Arguments: [var b] } => (a, b),
        _ => null,
    };
}
