using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>Polynomials whose squares often stand in a sum of squares: monomials, and differences and sums of two of the same degree.</summary>
internal static class SquareRoots
{
    public static IEnumerable<Polynomial> Of(IReadOnlyList<string> atoms, int degree)
    {
        for (var d = 1; d <= degree; d++)
        {
            var monomials = OfDegree(atoms, d).ToList();
            foreach (var (a, b) in Pairs(monomials))
            {
                yield return a - b;
            }

            foreach (var monomial in monomials)
            {
                yield return monomial;
            }

            foreach (var (a, b) in Pairs(monomials))
            {
                yield return a + b;
            }
        }

        foreach (var atom in atoms)
        {
            yield return Polynomial.Atom(atom) - Polynomial.Constant(1);
            yield return Polynomial.Atom(atom) + Polynomial.Constant(1);
        }

        // The mean of two against a third: equality at a = b = c of what is not symmetric.
        foreach (var (a, b, c) in atoms.SelectMany(a => Pairs(atoms.Where(x => x != a).ToList()).Select(p => (a, p.A, p.B))).Take(atoms.Count <= 4 ? 12 : 0))
        {
            yield return Polynomial.Atom(b) + Polynomial.Atom(c) - (Polynomial.Constant(2) * Polynomial.Atom(a));
            yield return Polynomial.Atom(b) + Polynomial.Atom(c) - Polynomial.Atom(a);
        }
    }

    /// <summary>All monomials of at most a degree, 1 first.</summary>
    public static IEnumerable<Polynomial> Monomials(IReadOnlyList<string> atoms, int degree) =>
        Enumerable.Range(0, Math.Max(0, degree + 1)).SelectMany(d => OfDegree(atoms, d));

    private static IEnumerable<Polynomial> OfDegree(IReadOnlyList<string> atoms, int degree) =>
        degree == 0
            ? [Polynomial.Constant(1)]
            : atoms.SelectMany((atom, i) => OfDegree([.. atoms.Skip(i)], degree - 1).Select(rest => Polynomial.Atom(atom) * rest));

    private static IEnumerable<(T A, T B)> Pairs<T>(List<T> items) =>
        items.SelectMany((a, i) => items.Skip(i + 1).Select(b => (a, b)));
}
