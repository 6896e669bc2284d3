using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sequences;

/// <summary>Binomial coefficients of numbers that the context says are positive: written as successors, Pascal's rule computes them.</summary>
internal static class PascalRule
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (!view.Target.Parts().Any(p => p is Projection { Field: "choose" } or Name { Text: "Nat.choose" }))
        {
            yield break;
        }

        var positive = view.Variables.Where(v => v.Kind == ScalarKind.Naturals && view.Target.Mentions(v.Name) && Induction.Start(view, v.Name) > 0).ToList();
        if (positive.Count > 0)
        {
            yield return ("pascal", view.Text([
                .. positive.Select(v => Induction.Shift(v.Name, Induction.Start(view, v.Name))),
                "simp only [Nat.add_sub_cancel, Nat.reduceSubDiff, Nat.choose]",
                "all_goals first | omega | grind",
            ]));
        }
    }
}
