using ProofRepair.Pipeline.Solving.Families.Equations;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities;

/// <summary>
/// The squares of Lagrange's reduction of each quadratic polynomial of the goal (the two sides of a relation), and roots of even
/// monomials: for a quadratic target that holds everywhere they are all that a linear arithmetic needs.
/// </summary>
internal static class CompletedSquares
{
    private const int MaxSquares = 14;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var squares = view.Variables.All(v => v.Kind == ScalarKind.Naturals) ? [] : Of(view).Distinct(StringComparer.Ordinal).Take(MaxSquares).ToList();
        if (squares.Count > 0)
        {
            yield return ("completed-squares", view.Text([.. squares.Select(NonlinearHints.Square), "grind"]));
        }
    }

    public static IEnumerable<string> Of(GoalView view)
    {
        foreach (var relation in view.Statements.SelectMany(s => s.Conjuncts()).OfType<Binary>().Where(b => b.IsRelation).Reverse())
        {
            if (Polynomial.Of(relation.Left) is not { } left || Polynomial.Of(relation.Right) is not { } right)
            {
                continue;
            }

            var difference = relation.Operator is "<" or "≤" ? right - left : left - right;
            foreach (var square in Roots(difference))
            {
                yield return square.ToString();
            }

            // A hypothesis is used with its other sign.
            if (!view.Target.Conjuncts().Contains(relation))
            {
                foreach (var square in Reduce(difference * Polynomial.Constant(-1)))
                {
                    yield return square.ToString();
                }
            }
        }
    }

    /// <summary>The polynomials whose squares may complete this one.</summary>
    public static IEnumerable<Polynomial> Roots(Polynomial polynomial) => Reduce(polynomial).Concat(EvenRoots(polynomial));

    private static IEnumerable<Polynomial> Reduce(Polynomial polynomial)
    {
        if (polynomial.Degree is < 2 or > 4)
        {
            yield break;
        }

        foreach (var atom in polynomial.Atoms)
        {
            var c = polynomial[Monomial.Of(atom, 2)];
            if (c.Sign <= 0)
            {
                continue;
            }

            // c·x² + x·rest = c·(x + rest/(2c))² - …
            var rest = polynomial.Terms
                .Where(t => t.Monomial.Factors.Any(f => f.Atom == atom && f.Exponent == 1))
                .Aggregate(Polynomial.Constant(0), (sum, t) => sum + Without(t.Monomial, atom, t.Coefficient));
            var root = Polynomial.Atom(atom) + (rest * Polynomial.Constant((Rational)1 / (2 * c)));
            if (root.Degree > 2)
            {
                continue;
            }

            yield return root;
            polynomial -= root * root * Polynomial.Constant(c);
        }
    }

    private static Polynomial Without(Monomial monomial, string atom, Rational coefficient) =>
        monomial.Factors.Where(f => f.Atom != atom)
            .Aggregate(Polynomial.Constant(coefficient), (p, f) => Enumerable.Repeat(Polynomial.Atom(f.Atom), f.Exponent).Aggregate(p, (x, y) => x * y));

    private static IEnumerable<Polynomial> EvenRoots(Polynomial polynomial) =>
        polynomial.Terms.Where(t => t.Monomial.Degree is > 0 and <= 8 && t.Monomial.Factors.All(f => f.Exponent % 2 == 0))
            .Select(t => t.Monomial.Factors.SelectMany(f => Enumerable.Repeat(Polynomial.Atom(f.Atom), f.Exponent / 2)).Aggregate((a, b) => a * b));
}
