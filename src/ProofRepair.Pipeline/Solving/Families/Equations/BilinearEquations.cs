using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>
/// Simon's favourite factoring trick: <c>a * x * y + b * x + c * y = d</c> says <c>(a * x + c) * (a * y + b) = a * d + b * c</c>, so the first factor
/// is a divisor of that number; each gives the values of <c>x</c> and <c>y</c>.
/// </summary>
internal static class BilinearEquations
{
    private const int Largest = 4000;
    private const int MaxDivisors = 16;

    public static IEnumerable<(string Name, string Text)> For(GoalView view) => view.Facts.SelectMany(f => Of(view, f)).Take(2);

    private static IEnumerable<(string Name, string Text)> Of(GoalView view, Fact fact)
    {
        if (fact.Statement is not Binary { Operator: "=" } equation || Polynomial.Of(equation.Left) is not { } left || Polynomial.Of(equation.Right) is not { } right
            || (left - right) is not { Degree: 2 } p || p.Atoms.ToList() is not [var x, var y] || view.Variables.Where(v => v.Name == x || v.Name == y).ToList() is not [var first, var second]
            || first.Kind != second.Kind || first.Kind is not (ScalarKind.Naturals or ScalarKind.Integers)
            || (first.Kind == ScalarKind.Naturals && equation.Parts().Any(t => t is Binary { Operator: "-" }))
            || equation.Parts().Any(t => t is Binary { Operator: "/" or "%" })
            || p.Terms.Any(t => t.Monomial.Factors.Any(f => f.Exponent > 1) || !t.Coefficient.IsInteger))
        {
            yield break;
        }

        BigInteger At(Monomial monomial) => p[monomial].Numerator;
        var (a, b, c, d) = (At(Monomial.Of(x, 1) * Monomial.Of(y, 1)), At(Monomial.Of(x, 1)), At(Monomial.Of(y, 1)), -At(Monomial.One));
        var number = (a * d) + (b * c);
        var size = BigInteger.Abs(number);
        if (number.IsZero || size > Largest || Evaluation.Divisors(size) is not { Count: <= MaxDivisors } divisors)
        {
            yield break;
        }

        string Cast(string name) => first.Kind == ScalarKind.Naturals ? $"({name} : Int)" : name;
        var factor = $"({a} * {Cast(x)} + {c})";
        List<string> lines =
        [
            $"have whole : {equation.Substitute(x, Integer(x)).Substitute(y, Integer(y))} := by exact_mod_cast {fact.Name}",
            $"have divides : {factor} ∣ {number} := ⟨{a} * {Cast(y)} + {b}, by grind⟩",
            $"have divisors : ∀ k : Nat, k < {size + 1} → k ∣ {size} → {string.Join(" ∨ ", divisors.Select(k => $"k = {k}"))} := by decide +kernel",
            "have small := Int.natAbs_dvd_natAbs.mpr divides",
            $"have value := divisors {factor}.natAbs (Nat.lt_succ_of_le (Nat.le_of_dvd (by decide) small)) small",
            "clear whole divides divisors small",
            $"rcases value with {string.Join(" | ", divisors.Select(_ => "value"))} <;> rcases Int.natAbs_eq {factor} with sign | sign <;> rw [value] at sign <;> clear value",
        ];
        foreach (var value in divisors.SelectMany(k => new[] { k, -k }))
        {
            lines.Add("· " + Case(Quotient(value - c, a), Quotient((number / value) - b, a)));
        }

        yield return ("bilinear", view.Text(lines));

        static Opaque Integer(string name) => new($"{name} : Int");

        bool IsValue(BigInteger? value) => value is { } v && (v.Sign >= 0 || first.Kind == ScalarKind.Integers);

        // Once `x` is a numeral, the equation is linear.
        string Case(BigInteger? atX, BigInteger? atY)
        {
            var pin = $"have pinx : {x} = {atX} := (by omega); subst pinx";
            var others = string.Join(' ', view.Facts.Select(f => f.Name));
            return !IsValue(atX) ? "omega"
                : !IsValue(atY) ? $"first | omega | ({pin}; omega)"
                : $"first | omega | ({pin}; have piny : {y} = {atY} := (by omega); subst piny; first | omega | (simp at *; done) | (clear sign; revert {others}; decide +kernel) | grind)";
        }
    }

    private static BigInteger? Quotient(BigInteger dividend, BigInteger divisor) => dividend % divisor == 0 ? dividend / divisor : null;
}
