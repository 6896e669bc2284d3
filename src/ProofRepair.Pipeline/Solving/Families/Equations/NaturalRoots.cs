using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>
/// For two natural numbers that are different roots of <c>x ^ 2 - s * x + k</c> in a field, with a numeral <c>s</c>: by Vieta's formulas their sum
/// is <c>s</c> and their product <c>k</c>; which pairs of this sum fulfil the hypotheses (primality mostly), the kernel computes.
/// </summary>
internal static class NaturalRoots
{
    private const int LargestSum = 400;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        if (view.Target is not Binary { Operator: "=", Left: Name k, Right: Numeral product } || view.Variables.FirstOrDefault(v => v.Name == k.Text) is not { Kind: ScalarKind.Field } constant)
        {
            yield break;
        }

        var roots = view.Facts.Select(f => Root(view, f, k.Text)).OfType<(string Root, BigInteger Sum)>().Distinct().ToList();
        if (roots is not [var first, var second] || first.Sum != second.Sum)
        {
            yield break;
        }

        var (m, n, sum, field) = (first.Root, second.Root, first.Sum, constant.Type);
        var facts = view.Facts.Where(f => (f.Statement.Mentions(m) || f.Statement.Mentions(n)) && IsDecidable(view, f.Statement, m, n)).ToList();
        var premises = facts.Select(f => f.Statement.Substitute(n, new Opaque($"{sum} - {m}")).ToString()).Select(p => $"({p}) ∧ ");
        yield return ("natural-roots", view.Text(
            $"have inject : ∀ a b : Nat, (a : {field}) = (b : {field}) → a = b := fun a b e => by simpa using (Lean.Grind.IsCharP.natCast_ext_iff (α := {field}) 0).mp e",
            $"have distinct : ({m} : {field}) ≠ ({n} : {field}) := fun e => absurd (inject {m} {n} e) (by omega)",
            $"have factored : (({m} : {field}) - {n}) * ({m} + {n} - {sum}) = 0 := by grind",
            $"have sum : {m} + {n} = {sum} := inject _ _ (by grind)",
            $"have pairs : ∀ {m} : Nat, {m} < {sum + 1} → {string.Concat(premises)}True → {m} * ({sum} - {m}) = {product} := by decide +kernel",
            $"obtain rfl : {n} = {sum} - {m} := by omega",
            $"have pair := pairs {m} (by omega) ⟨{string.Concat(facts.Select(f => f.Name + ", "))}trivial⟩",
            $"have cast : (({m} * ({sum} - {m}) : Nat) : {field}) = (({product} : Nat) : {field}) := congrArg _ pair",
            "grind"));
    }

    private static (string Root, BigInteger Sum)? Root(GoalView view, Fact fact, string constant)
    {
        if (fact.Statement is not Binary { Operator: "=" } equation || Polynomial.Of(equation.Left) is not { } left || Polynomial.Of(equation.Right) is not { } right
            || (left - right) is not { Degree: 2 } p || p.Atoms.Where(a => a != constant).ToList() is not [var atom] || !atom.StartsWith('↑')
            || !view.Variables.Any(v => v.Kind == ScalarKind.Naturals && v.Name == atom[1..]))
        {
            return null;
        }

        var sum = -p[Monomial.Of(atom, 1)];
        return p[Monomial.Of(atom, 2)] == 1 && p[Monomial.Of(constant, 1)] == 1 && p[Monomial.One].IsZero && sum.IsInteger && sum.Sign > 0 && sum <= LargestSum
            ? (atom[1..], sum.Numerator)
            : null;
    }

    /// <summary>About the two numbers alone, and in terms that can be computed.</summary>
    private static bool IsDecidable(GoalView view, Term statement, string m, string n) => statement.Parts().All(p => p switch
    {
        Name name => name.Text == m || name.Text == n || char.IsUpper(name.Text[0]),
        Projection { Field: var field } => field == "Prime",
        Opaque or Quantified or Unary { Operator: "↑" } => false,
        _ => true,
    }) && view.Functions.All(f => !statement.Mentions(f.Name));
}
