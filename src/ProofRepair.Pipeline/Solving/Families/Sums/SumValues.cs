using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sums;

/// <summary>Sums and products between numerals: the kernel computes them, or they are written out term by term.</summary>
internal static class SumValues
{
    private const int MaxComputed = 4000;
    private const int MaxWritten = 12;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var sums = view.Statements.SelectMany(FiniteSum.In).Distinct().ToList();
        if (sums.Count == 0 || !sums.TrueForAll(s => s.IsLiteral))
        {
            yield break;
        }

        if (!view.Variables.Any(v => view.Target.Mentions(v.Name)) && !view.Functions.Any(f => view.Target.Mentions(f.Name)) && view.Types.Length == 0)
        {
            yield return ("sum-decide", view.Text("decide +kernel"));
        }

        var values = sums.Select(s => (Sum: s, Value: s.IsCast ? null : ClosedForm.Value(s, MaxComputed))).Where(x => x.Value is not null).ToList();
        if (values.Count > 0)
        {
            yield return ("sum-values", view.Text([
                .. values.Select((x, i) => $"have value{i} : {x.Sum.Text("Nat")} = {x.Value} := by decide +kernel"),
                .. values.Select((x, i) => $"generalize {x.Sum.Text("Nat")} = value{i}s at *"),
                "subst_vars",
                Closers.General,
            ]));
        }

        if (sums.TrueForAll(s => s.Length is Numeral { Value: var n } && n <= MaxWritten))
        {
            var lemmas = FiniteSum.Rewrites(sums).Concat(sums.SelectMany(s => new[] { s.Lemma("succ"), s.Lemma("zero") })).Distinct(StringComparer.Ordinal);
            yield return ("sum-written-out", view.Text([
                .. FiniteSum.Lemmas(sums),
                $"simp only [{string.Join(", ", lemmas)}] at *",
                .. FiniteSum.Cleared(sums).Select(c => $"try {c}"),
                Closers.General,
            ]));
        }
    }
}
