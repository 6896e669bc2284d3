using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Solving.Families.Sums;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sequences;

/// <summary>
/// An inequality between <c>n !</c> and powers, by induction from the bound that the context gives <c>n</c>: one step multiplies
/// the factorial by <c>n + 1</c>, and the other side is compared with that.
/// </summary>
internal static class FactorialGrowth
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.Target is not Binary { Operator: "≤" or "<" or "≥" or ">" } target)
        {
            yield break;
        }

        var (less, greater) = target.Operator is "≥" or ">" ? (target.Right, target.Left) : (target.Left, target.Right);
        var strict = target.Operator is "<" or ">";
        if (Argument(greater) is { } below && view.Variables.Any(v => v.Name == below && v.Kind == ScalarKind.Naturals))
        {
            yield return ($"factorial-growth:{below}", Text(view, below, Above(view, below, less, strict)));
        }
        else if (Argument(less) is { } above && view.Variables.Any(v => v.Name == above && v.Kind == ScalarKind.Naturals) && greater is Binary { Operator: "^" } power)
        {
            yield return ($"factorial-growth:{above}", Text(view, above, Below(view, above, power, strict)));
        }
    }

    private static string? Argument(Term term) => term switch
    {
        Projection { Field: "factorial", Receiver: Name n } => n.Text,
        Application { Head: Name { Text: "Nat.factorial" }, Arguments: [Name n] } => n.Text,
        Unary { Operator: "!", Argument: Name n } => n.Text,
        _ => null,
    };

    private static string Text(GoalView view, string n, IEnumerable<string> step)
    {
        var start = Induction.Start(view, n);
        return view.Text([
            Induction.Shift(n, start),
            .. Induction.Cleared(view, n, start),
            "try simp only [Nat.add_sub_cancel, Nat.reduceSubDiff]",
            $"induction {n}₀ with",
            "| zero => decide",
            $"| succ {n}₀ ih =>",
            $"  rw [show {n}₀ + 1 + {start} = {n}₀ + {start} + 1 from Nat.add_right_comm {n}₀ 1 {start}, Nat.factorial_succ]",
            .. step.Select(line => "  " + line),
        ]);
    }

    private static IEnumerable<string> Above(GoalView view, string n, Term less, bool strict)
    {
        var start = Induction.Start(view, n);
        var m = $"({n}₀ + {start})";
        var at = FiniteSum.Simplified(less.Substitute(n, new Binary("+", new Name($"{n}₀"), new Numeral(start))));
        yield return $"have step := Nat.mul_le_mul_left ({m} + 1) {(strict ? "(Nat.le_of_lt ih)" : "ih")}";
        yield return $"refine {(strict ? "Nat.lt_of_lt_of_le" : "Nat.le_trans")} ?_ step";
        yield return "clear step ih";
        yield return $"have low : {start} ≤ {m} := by omega";
        yield return "have square := Nat.mul_le_mul low low";
        yield return $"have cube := Nat.mul_le_mul_left ({m} * {m}) low";
        yield return $"have wide := Nat.mul_le_mul_right ({at}) low";
        yield return $"have positive : 0 < {at} := by first | exact Nat.pow_pos (by omega) | exact Nat.mul_pos (by omega) (by omega) | omega | simp";
        yield return "grind [Nat.pow_succ]";
    }

    private static IEnumerable<string> Below(GoalView view, string n, Binary power, bool strict)
    {
        var start = Induction.Start(view, n);
        var at = (Binary)FiniteSum.Simplified(power.Substitute(n, new Binary("+", new Name($"{n}₀"), new Numeral(start))));
        var (b, e) = (TermPrinter.Argument(at.Left), TermPrinter.Argument(at.Right));
        yield return $"have up := Nat.mul_le_mul_left ({n}₀ + {start} + 1) (Nat.pow_le_pow_left (Nat.le_succ {b}) {e})";
        yield return strict
            ? $"have step := Nat.mul_lt_mul_of_pos_left ih (show 0 < {n}₀ + {start} + 1 by omega)"
            : $"have step := Nat.mul_le_mul_left ({n}₀ + {start} + 1) ih";
        yield return $"have next : ({b} + 1) ^ ({e} + 1) = ({b} + 1) ^ {e} * ({b} + 1) := by rw [Nat.pow_succ]";
        yield return "simp only [Nat.add_comm, Nat.add_left_comm, Nat.succ_eq_add_one, Nat.mul_comm, Nat.reduceAdd] at *";
        yield return "first | omega | grind [Nat.pow_succ]";
    }
}
