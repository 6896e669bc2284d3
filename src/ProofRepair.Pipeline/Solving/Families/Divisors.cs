using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families;

/// <summary>A common divisor of two linear terms divides their combinations, and so is at most the constant one among them.</summary>
internal static class Divisors
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.AllParts.OfType<Application>().FirstOrDefault(a => a is { Head: Name { Text: "Nat.gcd" }, Arguments.Length: 2 } && a.Arguments.Any(x => x.Parts().Any(p => p is Name))) is not { } gcd)
        {
            yield break;
        }

        var (a, b) = (TermPrinter.Argument(gcd.Arguments[0]), TermPrinter.Argument(gcd.Arguments[1]));
        var attempts = new List<string>();
        foreach (var i in Enumerable.Range(1, 3))
        {
            foreach (var j in Enumerable.Range(1, 3))
            {
                attempts.Add($"(have comb : Nat.gcd {a} {b} ≤ {i} * {a} - {j} * {b} := Nat.le_of_dvd (by omega) (Nat.dvd_sub (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_left {a} {b}) {i}) (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_right {a} {b}) {j})); omega)");
                attempts.Add($"(have comb : Nat.gcd {a} {b} ≤ {j} * {b} - {i} * {a} := Nat.le_of_dvd (by omega) (Nat.dvd_sub (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_right {a} {b}) {j}) (Nat.dvd_mul_left_of_dvd (Nat.gcd_dvd_left {a} {b}) {i})); omega)");
            }
        }

        yield return ("gcd-combination", view.Text("first | " + string.Join(" | ", attempts)));
    }
}
