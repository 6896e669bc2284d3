using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>Decision procedures and search of core Lean as they are, cheapest first.</summary>
internal static class DirectTactics
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        yield return ("omega", view.Text("omega"));
        if (view.Variables.Length + view.Functions.Length == 0)
        {
            // Kernel reduction adds no axiom, and computes with big numbers where `decide` gives up.
            yield return ("decide", view.Text("decide +kernel"));
        }

        yield return ("grind", view.Text("grind"));
        yield return ("simp_all", view.Text("simp_all"));
    }

    /// <summary>The same after a step that any goal may take.</summary>
    public static IEnumerable<(string Name, string Text)> Combined(GoalView view)
    {
        yield return ("subst", view.Text("subst_vars", "first | omega | rfl | decide +kernel | (simp; done) | grind"));
        yield return ("simp-omega", view.Text("simp_all", "omega"));
        if (view.Target is Binary { Operator: "∧" or "↔" })
        {
            yield return ("constructor", view.Text("repeat' constructor", Closers.General));
        }

        if (view.AllParts.Any(p => p is Binary { Operator: "/" } or Unary { Operator: "⁻¹" }))
        {
            yield return ("simp-grind", view.Text("simp at * <;> grind"));
        }
    }
}
