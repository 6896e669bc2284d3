using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// For congruences of integers modulo a bounded <c>m</c> that is not known, one of them <c>x ≡ c</c> with an <c>x</c> that nothing bounds:
/// <c>x = c + m * q</c> leaves the residues of numerals in the others, and the kernel tries each modulus.
/// </summary>
internal static class UnknownModulus
{
    private const int Largest = 3000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var congruences = view.Facts.Select(f => Read(view, f)).OfType<Congruence>().ToList();
        var tactics =
            from known in congruences
            where known.Residue.IsZero && BigInteger.Abs(known.Factor).IsOne && !view.Target.Mentions(known.Variable)
            let limit = Limit(view, known.Modulus)
            where limit <= Largest
            let others = congruences.Where(c => c != known && c.Modulus == known.Modulus && c.Variable == known.Variable).ToList()
            where others.Count > 0
            select ("unknown-modulus", view.Text(Lines(view, known, others, limit.Value)));
        return tactics.Take(1);
    }

    private static IEnumerable<string> Lines(GoalView view, Congruence known, List<Congruence> others, BigInteger limit)
    {
        var (m, x) = (known.Modulus, known.Variable);
        var value = -known.Constant * known.Factor;
        yield return $"obtain ⟨qₙ, quotient⟩ := {known.Divides}";
        yield return $"have solved : {x} = {value} + {known.Factor} * ({m} * qₙ) := by grind";
        foreach (var (other, i) in others.Select((o, i) => (o, i)))
        {
            var multiple = $"{Numeric(other, value)} + {m} * ({other.Factor * known.Factor} * qₙ)";
            yield return $"have res{i} : {Numeric(other, value)} % {m} = {other.Residue} :=";
            yield return $"  (Int.add_mul_emod_self_left _ _ _).symm.trans ((congrArg (· % {m}) (show {multiple} = {other.Dividend} by grind)).trans {other.Equation})";
        }

        // What is said of the modulus alone.
        var kept = view.Facts.Where(f => f.Statement is Binary { IsRelation: true } && f.Statement.Mentions(m) && view.Variables.All(v => v.Name == m || !f.Statement.Mentions(v.Name))).ToList();
        var premises = kept.Select(f => f.Statement.Substitute(m, new Opaque("k : Int")).ToString())
            .Concat(others.Select(o => $"{Numeric(o, value)} % (k : Int) = {o.Residue}"));
        yield return $"have claim : ∀ k : Nat, k < {limit + 1} → {string.Join(" ∧ ", premises.Select(p => $"({p})"))} → {view.Target.Substitute(m, new Opaque("k : Int"))} := by decide +kernel";
        yield return $"obtain ⟨kₙ, nat⟩ : ∃ kₙ : Nat, {m} = kₙ := Int.eq_ofNat_of_zero_le (by omega)";
        yield return "subst nat";
        yield return $"exact claim kₙ (by omega) ⟨{string.Join(", ", kept.Select(f => f.Name).Concat(others.Select((_, i) => $"res{i}")))}⟩";
    }

    private static string Numeric(Congruence congruence, BigInteger value) => $"({(congruence.Factor * value) + congruence.Constant} : Int)";

    /// <summary>The least numeral that the modulus is said not to exceed.</summary>
    private static BigInteger? Limit(GoalView view, string modulus) => view.Facts.Select(f => f.Statement).OfType<Binary>()
        .Select(b => b switch
        {
            { Operator: "<" or "≤", Left: Name v, Right: Numeral n } when v.Text == modulus => n.Value,
            { Operator: ">" or "≥", Left: Numeral n, Right: Name v } when v.Text == modulus => n.Value,
            _ => (BigInteger?)null,
        }).Min();

    private static Congruence? Read(GoalView view, Fact fact)
    {
        var (dividend, modulus, residue) = fact.Statement switch
        {
            Binary { Operator: "=", Left: Binary { Operator: "%" } rest, Right: Numeral n } => (rest.Left, rest.Right as Name, n.Value),
            Binary { Operator: "∣" } divides => (divides.Right, divides.Left as Name, BigInteger.Zero),
            _ => (fact.Statement, null, BigInteger.Zero),
        };
        return modulus is not null && Polynomial.Of(dividend) is { Degree: 1 } p && p.Atoms.ToList() is [var x] && x != modulus.Text
            && view.Variables.Count(v => v.Kind == ScalarKind.Integers && (v.Name == x || v.Name == modulus.Text)) == 2 && p.Terms.All(t => t.Coefficient.IsInteger)
            ? new Congruence(fact, dividend, modulus.Text, x, p[Monomial.Of(x, 1)].Numerator, p[Monomial.One].Numerator, residue)
            : null;
    }

    /// <summary><c>factor * variable + constant</c>, which the dividend is, leaves this residue.</summary>
    private sealed record Congruence(Fact Fact, Term Dividend, string Modulus, string Variable, BigInteger Factor, BigInteger Constant, BigInteger Residue)
    {
        public string Equation => Fact.Statement is Binary { Operator: "∣" } ? $"(Int.emod_eq_zero_of_dvd {Fact.Name})" : Fact.Name;

        public string Divides => Fact.Statement is Binary { Operator: "∣" } ? Fact.Name : $"Int.dvd_of_emod_eq_zero {Fact.Name}";
    }
}
