using System.Collections.Immutable;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;

/// <summary>
/// A refutation in the sense of the Positivstellensatz: products of constraints and of squares that add up to zero although one of
/// them is positive. Which ones is asked of a linear program; that they do is checked by Lean.
/// </summary>
internal static class CertificateSearch
{
    private const int MaxAtoms = 6;
    private const int MaxColumns = 600;
    private const int MaxRows = 260;
    private const int MaxUsed = 24;
    private const int HighestDegree = 6;
    private const double Used = 1e-7;

    /// <summary>The generators of a refutation, or nothing.</summary>
    public static ImmutableArray<Generator> Find(IReadOnlyList<Constraint> constraints, IEnumerable<Polynomial> squares)
    {
        var atoms = constraints.SelectMany(c => c.Polynomial.Atoms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (atoms.Count is 0 or > MaxAtoms)
        {
            return [];
        }

        var given = squares.ToList();
        var least = Math.Max(2, constraints.Max(c => c.Polynomial.Degree));
        foreach (var degree in (int[])[least, least + 1, least + 2])
        {
            if (degree <= HighestDegree && Try(constraints, atoms, given, degree) is { IsEmpty: false } found)
            {
                return found;
            }
        }

        return [];
    }

    private static ImmutableArray<Generator> Try(IReadOnlyList<Constraint> constraints, List<string> atoms, List<Polynomial> given, int degree)
    {
        var roots = given.Concat(SquareRoots.Of(atoms, degree / 2)).DistinctBy(p => p.ToString()).ToList();
        // What says 0 = 0 or 0 ≤ 0 (a hypothesis that a case split has used up) adds nothing; 0 < 0 is a refutation by itself.
        var pool = Pool(constraints, atoms, roots, degree).Where(g => g.Polynomial.Degree <= degree && (g.Polynomial.Terms.Any() || g.Kind == ConstraintKind.Positive)).DistinctBy(g => g.Kind + " " + g.Polynomial).Take(MaxColumns).ToList();
        var rows = pool.SelectMany(g => g.Polynomial.Terms.Select(t => t.Monomial.Key)).Distinct(StringComparer.Ordinal).Select((key, i) => (key, i)).ToDictionary(k => k.key, k => k.i, StringComparer.Ordinal);
        if (rows.Count > MaxRows)
        {
            return [];
        }

        // 0 < 1 is positive too; an equation may count with either sign.
        var unit = new Generator(ConstraintKind.Positive, Polynomial.Constant(1), [], null, null);
        rows.TryAdd(Monomial.One.Key, rows.Count);
        var columns = new List<(Generator Generator, double Sign)>();
        foreach (var generator in pool.Prepend(unit))
        {
            columns.Add((generator, 1));
            if (generator.Kind == ConstraintKind.Zero)
            {
                columns.Add((generator, -1));
            }
        }

        var normal = rows.Count;
        var right = new double[normal + 1];
        right[normal] = 1;
        var matrix = columns.Select(c => Column(c.Generator, c.Sign, rows, normal)).ToList();
        return LinearProgram.Solve(matrix, right, [.. columns.Select(c => c.Generator.Cost)]) is { } solution
            && columns.Where((_, j) => solution[j] > Used).Select(c => c.Generator).Where(g => g != unit).ToImmutableArray() is { Length: <= MaxUsed } used
                ? used
                : [];
    }

    private static (int Row, double Value)[] Column(Generator generator, double sign, Dictionary<string, int> rows, int normal)
    {
        // Scaled, or numerals such as 2010 in a product of three drown the rest.
        var largest = generator.Polynomial.Terms.Select(t => Math.Abs(Double(t.Coefficient))).DefaultIfEmpty(1).Max();
        var entries = generator.Polynomial.Terms.Select(t => (rows[t.Monomial.Key], sign * Double(t.Coefficient) / largest));
        return generator.Kind == ConstraintKind.Positive ? [.. entries, (normal, 1)] : [.. entries];
    }

    private static IEnumerable<Generator> Pool(IReadOnlyList<Constraint> constraints, List<string> atoms, List<Polynomial> roots, int degree)
    {
        // Degrees add up: what would be too high is not multiplied out.
        var degrees = constraints.Select(c => c.Polynomial.Degree).ToList();
        var low = roots.Where(r => 2 * r.Degree <= degree).ToList();
        var signed = Enumerable.Range(0, constraints.Count).Where(i => constraints[i].Kind != ConstraintKind.Zero && degrees[i] <= degree).ToList();
        var pairs = signed.SelectMany(i => signed.Where(j => j >= i && degrees[i] + degrees[j] <= degree).Select(j => (I: i, J: j))).ToList();
        foreach (var equation in Enumerable.Range(0, constraints.Count).Where(i => constraints[i].Kind == ConstraintKind.Zero && degrees[i] <= degree))
        {
            foreach (var multiplier in SquareRoots.Monomials(atoms, degree - constraints[equation].Polynomial.Degree))
            {
                yield return Generator.OfEquation(constraints, equation, multiplier);
            }
        }

        foreach (var i in signed)
        {
            yield return Generator.Of(constraints, i);
        }

        foreach (var root in low)
        {
            yield return Generator.OfSquare(root);
        }

        foreach (var (i, j) in pairs)
        {
            yield return Generator.Of(constraints, i, j);
        }

        foreach (var (i, root) in signed.SelectMany(i => low.Where(r => degrees[i] + (2 * r.Degree) <= degree).Select(r => (i, r))))
        {
            yield return Generator.OfSquare(constraints, i, root);
        }

        foreach (var (i, j, k) in pairs.SelectMany(p => signed.Where(k => k >= p.J && degrees[p.I] + degrees[p.J] + degrees[k] <= degree).Select(k => (p.I, p.J, k))))
        {
            yield return Generator.Of(constraints, i, j, k);
        }
    }

    private static double Double(Rational value) => (double)value.Numerator / (double)value.Denominator;
}
