using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities;

/// <summary>Of the negated goal <c>small &gt; large</c>: its square, and its products with the known signs.</summary>
internal static class NegatedGoal
{
    private const int MaxProducts = 6;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (!NonlinearHints.IsOrder(view.Target) || view.Variables.All(v => v.Kind == ScalarKind.Naturals))
        {
            yield break;
        }

        if (view.Target is Binary { IsRelation: true } goal)
        {
            var (small, large) = NonlinearHints.Sides(goal);
            yield return ("negated-goal", view.Text([
                "apply Classical.byContradiction",
                "intro neg",
                $"have gap0 : 0 ≤ ({small}) - ({large}) := by grind",
                "have gap2 := Lean.Grind.OrderedRing.mul_nonneg gap0 gap0",
                .. NonlinearHints.Signs(view).Take(MaxProducts).Select((s, i) => $"have gs{i} := Lean.Grind.OrderedRing.mul_nonneg gap0 (show 0 ≤ {s.Value} by grind)"),
                "grind",
            ]));
        }
        else if (view.Target is Binary { Operator: "∧" } both && both.Conjuncts().ToList() is [Binary { IsRelation: true } first, Binary { IsRelation: true } second]
            && NonlinearHints.IsOrder(first) && NonlinearHints.IsOrder(second))
        {
            yield return ("negated-parts", view.Text(["refine ⟨?_, ?_⟩", .. Part(first), .. Part(second)]));
        }
    }

    private static IEnumerable<string> Part(Binary goal)
    {
        var (small, large) = NonlinearHints.Sides(goal);
        yield return "· apply Classical.byContradiction";
        yield return "  intro neg";
        yield return $"  have gap0 : 0 ≤ ({small}) - ({large}) := by grind";
        yield return "  have gap2 := Lean.Grind.OrderedRing.mul_nonneg gap0 gap0";
        yield return "  grind";
    }
}
