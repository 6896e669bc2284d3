using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>
/// Says of each denominator, and of each pair that is known to differ, that it has an inverse (Rabinowitsch's trick): a goal
/// over a field becomes a question about polynomial equations, which <c>grind</c> decides.
/// </summary>
internal static class FieldInverses
{
    private const int MaxInverses = 8;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (!view.Variables.Any(v => v.Kind is ScalarKind.Field or ScalarKind.Rationals or ScalarKind.Unknown))
        {
            yield break;
        }

        var denominators = view.Statements.Where(s => !s.Parts().Any(p => p is Quantified)).SelectMany(s => s.Parts()).OfType<Binary>()
            .Where(b => b.Operator == "/" && b.Right.Parts().Any(p => p is Name)).Select(b => b.Right.ToString()).Distinct(StringComparer.Ordinal).ToList();
        var differences = view.Facts.Select(f => f.Statement).Select(Difference).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var all = denominators.Concat(differences).Distinct(StringComparer.Ordinal).Take(MaxInverses).ToList();
        if (all.Count == 0)
        {
            yield break;
        }

        yield return ("inverses", view.Text([.. all.Select(Inverse), "grind"]));
        if (differences.Count > 0 && differences.Count < all.Count)
        {
            yield return ("inverses-of-differences", view.Text([.. differences.Take(MaxInverses).Select(Inverse), "grind"]));
        }
    }

    private static string Inverse(string term, int index) =>
        $"have inv{index} := Lean.Grind.Field.mul_inv_cancel (show {term} ≠ 0 by grind)";

    private static string? Difference(Term statement) => statement switch
    {
        Binary { Operator: "≠", Right: Numeral { Value.IsZero: true } } b => b.Left.ToString(),
        Binary { Operator: "≠" } b => $"({b.Left}) - ({b.Right})",
        Binary { Operator: "<" } b => $"({b.Right}) - ({b.Left})",
        Binary { Operator: ">" } b => $"({b.Left}) - ({b.Right})",
        _ => null,
    };
}
