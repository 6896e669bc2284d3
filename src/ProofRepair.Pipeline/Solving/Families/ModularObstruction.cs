using System.Collections.Immutable;
using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families;

/// <summary>
/// An equation between integers that has no solution modulo some number: which number is found here, by trying all residues; Lean is told the
/// residues that each power can have, and the rest is linear.
/// </summary>
internal static class ModularObstruction
{
    // They leave powers the fewest residues: squares 3, 4, 5, 8, 16; cubes 7, 9, 13; fourth powers 5, 16; fifth powers 11.
    private static readonly ImmutableArray<int> s_moduli = [3, 4, 5, 7, 8, 9, 11, 13, 16];

    private const int MaxAssignments = 2000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var tactics =
            from equation in Equations(view)
            let modulus = s_moduli.FirstOrDefault(m => HasNoSolution(equation, m))
            where modulus > 0
            select ($"obstruction:{modulus}", view.Text([.. Powers(view, equation, modulus).SelectMany((p, i) => Lines(p.Variable, p.Exponent, modulus, i)), "omega"]));
        return tactics.Take(1);
    }

    /// <summary>Differences of two sides that cannot be equal if the goal holds, in powers of one variable each.</summary>
    private static IEnumerable<Polynomial> Equations(GoalView view) =>
        from statement in view.Facts.Select(f => f.Statement).Where(s => s is Binary { Operator: "=" }).Append(view.Target)
        let equation = statement as Binary ?? (statement as Unary)?.Argument as Binary
        where equation is { Operator: "=" or "≠" } && (equation.Operator == "≠" || !ReferenceEquals(statement, view.Target) || statement is Unary)
        where !equation.Parts().Any(p => p is Binary { Operator: "/" or "%" } || (p is Binary { Operator: "-" } && view.Variables.Any(v => v.Kind == ScalarKind.Naturals && equation.Mentions(v.Name))))
        let difference = Polynomial.Of(equation.Left) is { } left && Polynomial.Of(equation.Right) is { } right ? left - right : null
        where difference is { Degree: > 1 } && difference.Terms.All(t => t.Coefficient.IsInteger && t.Monomial.Factors.Length <= 1) && difference.Atoms.All(a => KindOf(view, a) is not null)
        select difference;

    private static ScalarKind? KindOf(GoalView view, string atom) =>
        view.Variables.FirstOrDefault(v => v.Name == atom) is { Kind: ScalarKind.Naturals or ScalarKind.Integers } variable ? variable.Kind : null;

    private static bool HasNoSolution(Polynomial equation, int modulus)
    {
        var sums = new HashSet<int> { 0 };
        foreach (var atom in equation.Atoms.Prepend(""))
        {
            var own = equation.Terms.Where(t => t.Monomial.Factors.Select(f => f.Atom).SingleOrDefault("") == atom).ToList();
            var values = Enumerable.Range(0, atom.Length == 0 ? 1 : modulus)
                .Select(r => own.Aggregate(BigInteger.Zero, (sum, t) => sum + (t.Coefficient.Numerator * BigInteger.Pow(r, t.Monomial.Degree))))
                .Select(v => (int)(((v % modulus) + modulus) % modulus))
                .Distinct()
                .ToList();
            sums = [.. sums.SelectMany(s => values.Select(v => (s + v) % modulus))];
        }

        return !sums.Contains(0);
    }

    private static IEnumerable<(Variable Variable, int Exponent)> Powers(GoalView view, Polynomial equation, int modulus) => equation.Terms
        .Where(t => t.Monomial.Degree > 1 && t.Coefficient.Numerator % modulus != 0)
        .Select(t => t.Monomial.Factors[0])
        .Distinct()
        .Select(f => (view.Variables.First(v => v.Name == f.Atom), f.Exponent));

    private static IEnumerable<string> Lines(Variable variable, int exponent, int modulus, int index)
    {
        var residues = Enumerable.Range(0, modulus).Select(r => (int)BigInteger.ModPow(r, exponent, modulus)).Distinct().Order();
        var cases = string.Join(" ∨ ", Enumerable.Range(0, modulus).Select(r => $"{variable.Name} % {modulus} = {r}"));
        var powers = string.Join(" ∨ ", residues.Select(r => $"({variable.Name} ^ {exponent}) % {modulus} = {r}"));
        var simp = variable.Kind == ScalarKind.Naturals ? "Nat.pow_mod" : "Int.pow_succ, Int.mul_emod";
        yield return $"have pw{index} : {powers} := by";
        yield return $"  have res : {cases} := by omega";
        yield return $"  rcases res with {string.Join(" | ", Enumerable.Repeat("res", modulus))} <;> simp [{simp}, res]";
    }
}
