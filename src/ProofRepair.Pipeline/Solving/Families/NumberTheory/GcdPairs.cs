using System.Numerics;
using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// For <c>gcd a b = g</c>: <c>a = g * x</c> and <c>b = g * y</c>. Where <c>lcm a b = l</c> is known too, <c>x * y = l / g</c>, and the kernel
/// tries each <c>x</c>; where one of the two is a numeral, the other follows from <c>gcd * lcm = a * b</c>; else <c>x</c> and <c>y</c> are
/// bounded by the lcm, and the kernel tries all pairs.
/// </summary>
internal static class GcdPairs
{
    private const int Largest = 3000;
    private static readonly int[] Limits = [12, 24, 50, 102];

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var (gcd, lcm) = (Known(view, "gcd"), Known(view, "lcm"));
        if (gcd is not { Value.IsZero: false } || view.Variables.Any(v => v.Kind != ScalarKind.Naturals && (gcd.Left.Mentions(v.Name) || gcd.Right.Mentions(v.Name))))
        {
            yield break;
        }

        var (a, b, g) = (TermPrinter.Argument(gcd.Left), TermPrinter.Argument(gcd.Right), gcd.Value);
        var isMultiple = lcm is not null && gcd.Left == lcm.Left && gcd.Right == lcm.Right;
        if (isMultiple)
        {
            yield return ("gcd-times-lcm", view.Text(
                $"have prod := Nat.gcd_mul_lcm {a} {b}",
                $"rw [{gcd.Fact}, {lcm!.Fact}] at prod",
                "first | omega | (simp_all; done) | (simp_all; omega)"));
        }

        if (gcd.Left is not Name || gcd.Right is not Name || a == b || view.Variables.Length != 2 || view.Functions.Length > 0)
        {
            yield break;
        }

        string[] quotients =
        [
            $"obtain ⟨xₙ, left⟩ : {g} ∣ {a} := {gcd.Fact} ▸ Nat.gcd_dvd_left {a} {b}",
            $"obtain ⟨yₙ, right⟩ : {g} ∣ {b} := {gcd.Fact} ▸ Nat.gcd_dvd_right {a} {b}",
        ];
        var facts = string.Join(' ', view.Facts.Select(f => f.Name));
        if (isMultiple && lcm!.Value % g == 0 && lcm.Value / g is var product && product > 0 && product <= Largest)
        {
            yield return ("gcd-pairs", view.Text([
                $"have prod := Nat.gcd_mul_lcm {a} {b}",
                $"rw [{gcd.Fact}, {lcm.Fact}] at prod",
                .. quotients,
                $"have cut : xₙ * yₙ = {product} := by subst left right; grind",
                "have positive : 0 < xₙ := Nat.pos_of_ne_zero (by intro zero; simp [zero] at cut)",
                $"have divides : xₙ ∣ {product} := ⟨yₙ, cut.symm⟩",
                $"have bound : xₙ < {product + 1} := Nat.lt_succ_of_le (Nat.le_of_dvd (by decide) divides)",
                $"have other : yₙ = {product} / xₙ := by rw [← cut, Nat.mul_div_cancel_left _ positive]",
                "subst left right other",
                "clear positive divides cut prod",
                TacticLines.Conjunction(view.Facts, "trivial"),
                $"clear {facts}",
                "revert all",
                "revert xₙ",
                "decide +kernel",
            ]));
        }
        else
        {
            yield return ("gcd-bounded", view.Text([
                "apply Classical.byContradiction",
                "intro neg",
                .. Magnitudes.Lines(view, [.. view.Variables]),
                .. quotients,
                "subst left right",
                .. new[] { "xₙ", "yₙ" }.Select(v => "first | " + string.Join(" | ", Limits.Select(l => $"have bound_{v} : {v} < {l} := by omega"))),
                .. Magnitudes.Names(view, [.. view.Variables]).Select(h => $"try clear {h}"),
                TacticLines.Conjunction(view.Facts, "neg"),
                $"clear {facts} neg",
                "revert all",
                "revert yₙ",
                "revert xₙ",
                "decide +kernel",
            ]));
        }
    }

    /// <summary>The arguments of <c>Nat.gcd a b</c>, however Lean printed it.</summary>
    public static (Term Left, Term Right)? Arguments(Term part, string function) => part switch
    {
        Application { Head: Name { Text: var name }, Arguments: [var a, var b] } when name == "Nat." + function || name == function => (a, b),
        Application { Head: Projection { Field: var field, Receiver: var a }, Arguments: [var b] } when field == function => (a, b),
        _ => null,
    };

    private static Equation? Known(GoalView view, string function) => (
        from fact in view.Facts
        let equation = fact.Statement as Binary
        where equation is { Operator: "=", Right: Numeral }
        let arguments = Arguments(equation.Left, function)
        where arguments is not null
        select new Equation(fact.Name, arguments.Value.Left, arguments.Value.Right, ((Numeral)equation.Right).Value)).FirstOrDefault();

    private sealed record Equation(string Fact, Term Left, Term Right, BigInteger Value);
}
