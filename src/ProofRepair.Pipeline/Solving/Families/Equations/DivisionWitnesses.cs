using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>
/// For <c>d ∣ p</c> between polynomials: a quotient with unknown coefficients, and a multiple of each equation of the context,
/// such that <c>p = d · q + Σ mᵢ · eᵢ</c>; that is a linear system.
/// </summary>
internal static class DivisionWitnesses
{
    private const int MaxUnknowns = 80;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.Target is not Binary { Operator: "∣" } target || Polynomial.Of(target.Left) is not { Degree: > 0 } divisor || Polynomial.Of(target.Right) is not { Degree: <= 6 } dividend
            || dividend.Degree < divisor.Degree || view.Variables.Any(v => v.Kind == ScalarKind.Naturals))
        {
            yield break;
        }

        var atoms = divisor.Atoms.Concat(dividend.Atoms).Distinct(StringComparer.Ordinal).ToList();
        var quotient = Monomials(atoms, dividend.Degree - divisor.Degree).ToList();
        var equations = view.Facts.Select(f => f.Statement).OfType<Binary>().Where(b => b.Operator == "=")
            .Select(b => Polynomial.Of(b.Left) is { } l && Polynomial.Of(b.Right) is { } r ? l - r : null).OfType<Polynomial>()
            .Where(e => e.Degree > 0 && e.Degree <= dividend.Degree).Take(3).ToList();
        var columns = quotient.Select(m => Of(m) * divisor)
            .Concat(equations.SelectMany(e => Monomials(atoms, dividend.Degree - e.Degree).Select(m => Of(m) * e))).ToList();
        if (columns.Count > MaxUnknowns)
        {
            yield break;
        }

        var monomials = columns.Append(dividend).SelectMany(p => p.Terms).Select(t => t.Monomial).DistinctBy(m => m.Key, StringComparer.Ordinal).ToList();
        var rows = monomials.Select(m => columns.Select(c => c[m]).ToArray()).ToArray();
        if (LinearSystem.Solve(rows, [.. monomials.Select(m => dividend[m])]) is { } solution && solution.Take(quotient.Count).All(c => c.IsInteger))
        {
            var witness = quotient.Select((m, i) => Of(m) * Polynomial.Constant(solution[i])).Aggregate(Polynomial.Constant(0), (a, b) => a + b);
            yield return ("division", view.Text($"exact ⟨{witness}, by grind⟩"));
        }
    }

    private static IEnumerable<Monomial> Monomials(List<string> atoms, int degree)
    {
        IEnumerable<Monomial> all = [Monomial.One];
        for (var i = 0; i < degree; i++)
        {
            all = all.Concat(all.SelectMany(m => atoms.Select(a => m * Monomial.Of(a, 1)))).DistinctBy(m => m.Key, StringComparer.Ordinal).Take(MaxUnknowns + 1).ToList();
        }

        return all;
    }

    private static Polynomial Of(Monomial monomial) =>
        monomial.Factors.Aggregate(Polynomial.Constant(1), (p, f) => Enumerable.Repeat(Polynomial.Atom(f.Atom), f.Exponent).Aggregate(p, (x, y) => x * y));
}
