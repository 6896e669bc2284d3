using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sums;

/// <summary>Induction on the bound of a sum or product in the target: the last term is split off, and the rest is what the hypothesis tells.</summary>
internal static class SumInduction
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var sums = FiniteSum.In(view.Target).ToList();
        foreach (var n in view.Variables.Where(v => v.Kind == ScalarKind.Naturals && sums.Exists(s => s.Length.Mentions(v.Name))).Select(v => v.Name).Take(1))
        {
            var start = Induction.Start(view, n);
            var on = start == 0 ? n : $"{n}₀";
            var rewrites = FiniteSum.Rewrites(sums).ToList();
            var splits = string.Join(", ", sums.Select(s => s.Lemma("succ")).Distinct(StringComparer.Ordinal));
            var empties = string.Join(", ", sums.Select(s => s.Lemma("zero")).Distinct(StringComparer.Ordinal));
            var factorial = view.AllParts.Any(p => p is Unary { Operator: "!" } or Projection { Field: "factorial" });
            var extra = factorial ? "Nat.pow_succ, Nat.factorial_succ" : "Nat.pow_succ";
            yield return ($"sum-induction:{n}", view.Text([
                .. start == 0 ? [] : new[] { Induction.Shift(n, start) },
                .. Induction.Cleared(view, n, start),
                .. FiniteSum.Lemmas(sums),
                .. rewrites.Count == 0 ? [] : new[] { $"simp only [{string.Join(", ", rewrites)}, Nat.add_sub_cancel, Nat.reduceSubDiff, Nat.sub_zero]" },
                .. FiniteSum.Cleared(sums),
                .. factorial ? ["have positive : ∀ m, 0 < Nat.factorial m := fun m => by induction m with | zero => decide | succ m ih => exact Nat.mul_pos (Nat.succ_pos m) ih"] : Array.Empty<string>(),
                $"induction {on} with",
                $"| zero => first | rfl | decide | grind [{splits}, {empties}] | (simp [{splits}, {empties}]; done)",
                $"| succ {on} ih =>",
                .. sums.Exists(s => s.IsCast) && view.Types is [var type, ..] ? [$"  have nonneg := Lean.Grind.OrderedRing.natCast_nonneg (R := {type}) (a := {on})"] : Array.Empty<string>(),
                .. factorial ? [$"  have positive_{on} := positive ({on} + {start})", $"  have positive_next := positive ({on} + {start} + 1)"] : Array.Empty<string>(),
                $"  first | (rw [{splits}, ih]; grind [{extra}]) | (simp only [{splits}] at ih ⊢; first | grind [{extra}] | omega)",
            ]));
        }
    }
}
