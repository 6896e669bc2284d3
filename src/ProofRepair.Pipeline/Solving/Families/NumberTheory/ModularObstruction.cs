using System.Collections.Immutable;
using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// An equation between integers that has no solution modulo some number: which number is found here, by trying all residues; Lean is told the
/// residues that each power can have, and the rest is linear.
/// </summary>
internal static class ModularObstruction
{
    // They leave powers the fewest residues: squares 3, 4, 5, 8, 16; cubes 7, 9, 13; fourth powers 5, 16; fifth powers 11.
    private static readonly ImmutableArray<int> s_moduli = [3, 4, 5, 7, 8, 9, 11, 13, 16];

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var tactics =
            from equation in Equations(view)
            let modulus = s_moduli.FirstOrDefault(m => HasNoSolution(equation, m))
            where modulus > 0
            select ($"obstruction:{modulus}", view.Text([.. Powers(view, equation, modulus).SelectMany((p, i) => Lines(p.Variable, p.Exponent, modulus, i)), "omega"]));
        return tactics.Take(1);
    }

    /// <summary>Differences of two sides that are equal if the goal is false, in powers of one variable each.</summary>
    private static IEnumerable<Polynomial> Equations(GoalView view) =>
        from equation in view.Facts.Select(f => f.Statement).Append(Negated(view.Target)).OfType<Binary>()
        where equation.Operator == "=" && !equation.Parts().Any(p => p is Binary { Operator: "/" or "%" })
        where !equation.Parts().Any(p => p is Binary { Operator: "-" }) || !view.Variables.Any(v => v.Kind == ScalarKind.Naturals && equation.Mentions(v.Name))
        let difference = Polynomial.Of(equation.Left) is { } left && Polynomial.Of(equation.Right) is { } right ? left - right : null
        where difference is { Degree: > 1 } && difference.Terms.All(t => t.Coefficient.IsInteger && t.Monomial.Factors.Length <= 1)
        where difference.Atoms.All(a => view.Variables.Any(v => v.Name == a && v.Kind is (ScalarKind.Naturals or ScalarKind.Integers)))
        select difference;

    private static Term? Negated(Term target) => target switch
    {
        Binary { Operator: "≠" } unequal => unequal with { Operator = "=" },
        Unary { Operator: "¬" } negation => negation.Argument,
        _ => null,
    };

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
        var powers = string.Join(" ∨ ", residues.Select(r => $"({variable.Name} ^ {exponent}) % {modulus} = {r}"));
        var simp = variable.Kind == ScalarKind.Naturals ? "Nat.pow_mod" : "Int.pow_succ, Int.mul_emod";
        yield return $"have pw{index} : {powers} := by";
        yield return $"  have res : {Residues.Cases(variable, modulus)} := by omega";
        yield return $"  {Residues.Split("res", modulus)} simp [{simp}, res]";
    }
}
