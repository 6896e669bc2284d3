using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>Tries the numerals and variables of the statement, and small numbers, as the witness of <c>∃ x, …</c>.</summary>
internal static class Witnesses
{
    private const int MaxWitnesses = 24;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.Target is not Quantified { Quantifier: "∃", Binders.Length: <= 2 } some)
        {
            yield break;
        }

        var single = view.Variables.Select(v => v.Name).Take(5)
            .Concat(view.AllParts.OfType<Numeral>().Select(n => n.Value.ToString()).Take(6))
            .Concat(Enumerable.Range(0, 12).Select(n => n.ToString()))
            .Concat(["(-1)", "(-2)", "(-3)"]).Distinct(StringComparer.Ordinal).ToList();
        var tuples = some.Binders.Length == 1
            ? single
            : single.Take(5).SelectMany(a => single.Take(5).Select(b => $"{a}, {b}"));
        var attempts = tuples.Take(MaxWitnesses).Select(t => $"(refine ⟨{t}, ?_⟩; first | omega | (simp; done) | decide +kernel)");
        yield return ("witness", view.Text("first | " + string.Join(" | ", attempts)));
        yield return ("witness-grind", view.Text("first | " + string.Join(" | ", tuples.Take(6).Select(t => $"(refine ⟨{t}, ?_⟩; grind)"))));
    }
}
