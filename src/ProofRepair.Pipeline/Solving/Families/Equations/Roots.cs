using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>Splits off the rational roots of every polynomial in one variable that the equations give, alone or by difference.</summary>
internal static class Roots
{
    private const int MaxCoefficient = 100_000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var equations = view.Facts.Select(f => f.Statement).OfType<Binary>().Where(b => b.Operator == "=")
            .Select(b => Polynomial.Of(b.Left) is { } l && Polynomial.Of(b.Right) is { } r ? l - r : null).OfType<Polynomial>().Take(8).ToList();
        var all = equations.Concat(equations.SelectMany((p, i) => equations.Skip(i + 1).SelectMany(q => new[] { p - q, p + q })))
            .Where(p => p.Degree is >= 2 and <= 6 && p.Atoms.Count() == 1).ToList();
        var lines = new List<string>();
        foreach (var polynomial in all.DistinctBy(p => p.ToString()).Take(4))
        {
            var atom = polynomial.Atoms.Single();
            if (view.Variables.FirstOrDefault(v => v.Name == atom || IsCastOf(atom, v)) is not { } variable || (variable.Kind == ScalarKind.Naturals && variable.Name == atom))
            {
                continue;
            }

            var roots = Find(polynomial, atom).Distinct().Take(4).ToList();
            if (roots.Count > 0)
            {
                lines.AddRange(variable.Kind switch
                {
                    ScalarKind.Integers => OverIntegers(polynomial, atom, roots[0], lines.Count),

                    // A natural number among integers; its own equations have subtractions that are none.
                    ScalarKind.Naturals => OverIntegers(polynomial, atom, roots.Max(), lines.Count).Select(line => line.Replace(atom, $"({variable.Name} : Int)", StringComparison.Ordinal)),
                    _ => OverField(polynomial, atom, roots, lines.Count),
                });
            }
        }

        if (lines.Count > 0)
        {
            yield return ("roots", view.Text([.. lines, "all_goals first | grind | omega | (simp_all; done)"]));
        }
    }

    private static bool IsCastOf(string atom, Variable variable) => variable.Kind == ScalarKind.Naturals && atom == $"↑{variable.Name}";

    private static IEnumerable<string> OverIntegers(Polynomial polynomial, string atom, Rational root, int id)
    {
        var quotient = Quotient(polynomial, atom, root);
        yield return $"by_cases root{id} : {atom} = {root}";
        yield return "rotate_left";
        yield return $"have cof{id} : {quotient} = 0 := (Int.mul_eq_zero.mp (show ({atom} - {root}) * ({quotient}) = 0 by grind)).resolve_left (by omega)";
        yield return $"have dis{id} := Lean.Grind.OrderedRing.sq_nonneg (a := {Derivative(quotient, atom)})";
    }

    private static IEnumerable<string> OverField(Polynomial polynomial, string atom, List<Rational> roots, int id)
    {
        var quotient = roots.Aggregate(polynomial, (p, root) => Quotient(p, atom, root));
        var cofactor = quotient.Degree > 0 ? $" ∨ {quotient} = 0" : "";
        yield return $"have roots{id} : {string.Join(" ∨ ", roots.Select(r => $"{atom} = {r}"))}{cofactor} := by";
        yield return "  apply Classical.byContradiction";
        yield return "  intro none";
        foreach (var (factor, i) in roots.Select(r => $"{atom} - {r}").Concat(quotient.Degree > 0 ? [quotient.ToString()] : []).Select((f, i) => (f, i)))
        {
            yield return $"  have inv{i} := Lean.Grind.Field.mul_inv_cancel (show {factor} ≠ 0 by grind)";
        }

        yield return "  grind";
        if (quotient.Degree == 2)
        {
            yield return $"have dis{id} := Lean.Grind.OrderedRing.sq_nonneg (a := {Derivative(quotient, atom)})";
        }
    }

    private static IEnumerable<Rational> Find(Polynomial polynomial, string atom)
    {
        var coefficients = Coefficients(polynomial, atom);
        var scale = Rational.CommonDenominator(coefficients);
        var integers = coefficients.Select(c => c.Numerator * scale / c.Denominator).ToList();
        if (integers[0].IsZero)
        {
            yield return 0;
        }

        var lowest = BigInteger.Abs(integers.First(c => !c.IsZero));
        var highest = BigInteger.Abs(integers[^1]);
        if (lowest > MaxCoefficient || highest > MaxCoefficient)
        {
            yield break;
        }

        var denominators = Evaluation.Divisors(highest)!;
        foreach (var p in Evaluation.Divisors(lowest)!)
        {
            foreach (var q in denominators.Where(q => BigInteger.GreatestCommonDivisor(p, q).IsOne))
            {
                foreach (var root in new[] { new Rational(p, q), new Rational(-p, q) })
                {
                    if (coefficients.AsEnumerable().Reverse().Aggregate((Rational)0, (value, c) => (value * root) + c).IsZero)
                    {
                        yield return root;
                    }
                }
            }
        }
    }

    /// <summary>Division by <c>atom - root</c> (Horner).</summary>
    private static Polynomial Quotient(Polynomial polynomial, string atom, Rational root)
    {
        var coefficients = Coefficients(polynomial, atom);
        var quotient = Polynomial.Constant(0);
        Rational carry = 0;
        for (var i = coefficients.Count - 1; i > 0; i--)
        {
            carry = coefficients[i] + (carry * root);
            quotient = (quotient * Polynomial.Atom(atom)) + Polynomial.Constant(carry);
        }

        return quotient;
    }

    private static Polynomial Derivative(Polynomial polynomial, string atom) =>
        Coefficients(polynomial, atom).Select((c, i) => (c, i)).Where(x => x.i > 0)
            .Aggregate(Polynomial.Constant(0), (sum, x) => sum + (Power(atom, x.i - 1) * Polynomial.Constant(x.c * x.i)));

    private static Polynomial Power(string atom, int exponent) =>
        Enumerable.Repeat(Polynomial.Atom(atom), exponent).Aggregate(Polynomial.Constant(1), (x, y) => x * y);

    private static List<Rational> Coefficients(Polynomial polynomial, string atom) =>
        [.. Enumerable.Range(0, polynomial.Degree + 1).Select(i => polynomial[i == 0 ? Monomial.One : Monomial.Of(atom, i)])];
}
