using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>Proves a statement about natural numbers where its hypotheses are: among the rationals or the integers.</summary>
internal static class Casts
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (!view.AllParts.Any(p => p is Unary { Operator: "↑" }) || view.Target is not Binary { IsRelation: true } target)
        {
            yield break;
        }

        var isNatural = !target.Parts().Any(p => p is Unary { Operator: "↑" }) && view.Variables.All(v => v.Kind is ScalarKind.Naturals or ScalarKind.Unknown || !target.Mentions(v.Name));
        foreach (var type in isNatural ? (string[])["Rat", "Int"] : [])
        {
            yield return ($"cast-{type}", view.Text(
                $"have cast : (({target.Left} : Nat) : {type}) {target.Operator} (({target.Right} : Nat) : {type}) := by grind",
                "exact_mod_cast cast"));
        }

        yield return ("norm-cast", view.Text("norm_cast at *", Closers.General));
    }
}
