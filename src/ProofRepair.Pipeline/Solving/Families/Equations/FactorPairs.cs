using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>For <c>h : a * b = N</c> in natural numbers: <c>b</c> is <c>N / a</c>, and <c>a</c> is at most <c>N</c>; the kernel computes the cases.</summary>
internal static class FactorPairs
{
    private const int Largest = 5000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.Variables.Length != 2 || view.Functions.Length > 0 || view.Variables.Any(v => v.Kind != ScalarKind.Naturals)
            || view.Facts.FirstOrDefault(f => f.Statement is Binary { Operator: "=", Left: Binary { Operator: "*", Left: Name, Right: Name }, Right: Numeral }) is not { } fact)
        {
            yield break;
        }

        var equation = (Binary)fact.Statement;
        var (a, b, product) = (((Binary)equation.Left).Left.ToString(), ((Binary)equation.Left).Right.ToString(), ((Numeral)equation.Right).Value);
        if (a == b || product.IsZero || product > Largest)
        {
            yield break;
        }

        var others = string.Join(' ', view.Facts.Select(f => f.Name));
        yield return ("factor-pairs", view.Text(
            $"have positive : 0 < {a} := Nat.pos_of_ne_zero (by intro zero; simp [zero] at {fact.Name})",
            $"have divides : {a} ∣ {product} := ⟨{b}, {fact.Name}.symm⟩",
            $"have other : {b} = {product} / {a} := by rw [← {fact.Name}, Nat.mul_div_cancel_left _ positive]",
            $"have bound : {a} < {product + 1} := Nat.lt_succ_of_le (Nat.le_of_dvd (by decide) divides)",
            "subst other",
            "clear positive divides",
            $"revert {others}",
            $"revert {a}",
            "decide +kernel"));
    }
}
