using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>Induction on a natural number, from the lower bound that the context gives it.</summary>
internal static class Induction
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view, PortfolioContext context)
    {
        var naturals = view.Variables.Where(v => v.Kind == ScalarKind.Naturals && view.Target.Mentions(v.Name)).Take(2);
        foreach (var variable in naturals)
        {
            var n = variable.Name;
            var unfold = context.Definitions.Where(d => view.Statements.Any(s => s.ToString().Contains(d, StringComparison.Ordinal)) || (d == "Nat.factorial" && view.AllParts.Any(p => p is Unary { Operator: "!" })))
                .Select(d => ", " + d);
            var simp = $"Nat.pow_succ, Nat.mul_add, Nat.add_mul{string.Concat(unfold)}";
            var start = Start(view, n);
            var shift = start == 0 ? [] : new[] { Shift(n, start) };
            var on = start == 0 ? n : $"{n}₀";
            var hints = $"have lt2 := Nat.lt_two_pow_self (n := {on})";
            yield return ($"induction:{n}", view.Text([
                .. shift,
                .. Cleared(view, n, start),
                $"induction {on} with",
                "| zero => first | omega | (simp_all; done) | decide | grind",
                $"| succ {on} ih =>",
                $"  first | (simp only [{simp}] at *; omega) | ({hints}; simp_all [Nat.pow_succ]; omega) | (simp_all [{simp}]; done) | (simp_all [{simp}]; omega) | grind [Nat.pow_succ{string.Concat(unfold)}]",
            ]));
            yield return ($"induction-mul:{n}", view.Text([
                .. shift,
                .. Cleared(view, n, start),
                $"induction {on} with",
                "| zero => first | omega | decide | (simp_all; done) | grind",
                $"| succ {on} ih =>",
                $"  have step := Nat.mul_le_mul_left ({on} + {start + 1}) ih",
                $"  have grow := Nat.mul_le_mul (show {start + 1} ≤ {on} + {start + 1} by omega) (show {start + 1} ≤ {on} + {start + 1} by omega)",
                $"  have grow3 := Nat.mul_le_mul grow (show {start + 1} ≤ {on} + {start + 1} by omega)",
                $"  first | grind [Nat.pow_succ{string.Concat(unfold)}] | (simp_all [{simp}]; omega)",
            ]));
        }
    }

    /// <summary>The least value that a bound in the context allows: <c>4 ≤ n</c>, <c>0 &lt; n</c>, <c>n ≠ 0</c>.</summary>
    public static BigInteger Start(GoalView view, string n) =>
        view.Facts.Select(f => f.Statement switch
        {
            Binary { Operator: "≤", Left: Numeral c, Right: Name v } when v.Text == n => c.Value,
            Binary { Operator: "≥", Left: Name v, Right: Numeral c } when v.Text == n => c.Value,
            Binary { Operator: "<", Left: Numeral c, Right: Name v } when v.Text == n => c.Value + 1,
            Binary { Operator: ">", Left: Name v, Right: Numeral c } when v.Text == n => c.Value + 1,
            Binary { Operator: "≠", Left: Name v, Right: Numeral { Value.IsZero: true } } when v.Text == n => 1,
            _ => BigInteger.Zero,
        }).Append(BigInteger.Zero).Max();

    /// <summary>A number as its least value and the rest, which is <c>n₀</c>.</summary>
    public static string Shift(string n, BigInteger start) => $"obtain ⟨{n}₀, rfl⟩ : ∃ shift, {n} = shift + {start} := ⟨{n} - {start}, by omega⟩";

    /// <summary>The bounds that the shift has used up would only weaken the hypothesis of induction.</summary>
    public static IEnumerable<string> Cleared(GoalView view, string n, BigInteger start)
    {
        var used = view.Facts.Where(f => start > 0 && f.Statement is Binary { Operator: "≤" or "<" or "≥" or ">" or "≠" } b
            && ((b.Left is Numeral && b.Right is Name r && r.Text == n) || (b.Right is Numeral && b.Left is Name l && l.Text == n))).Select(f => f.Name).ToList();
        return used.Count == 0 ? [] : [$"clear {string.Join(' ', used)}"];
    }
}
