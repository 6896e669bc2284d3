using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// For <c>b ^ e</c> with a numeral <c>b</c> and a modulus of the statement: the residues of the powers of <c>b</c> run into a
/// cycle; which residue belongs to which exponent is proved by induction, and the rest is linear.
/// </summary>
internal static class PowerOrbits
{
    private const int MaxOrbit = 40;

    // Divisible by the periods and moduli that competitions like.
    private const int ClosedModulus = 63_000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var powers = view.AllParts.OfType<Binary>()
            .Where(b => b is { Operator: "^", Left: Numeral { Value: var v } } && v > 1 && b.Right is not Numeral && !b.Right.Parts().Any(p => p is Opaque or Quantified))
            .Select(b => (Base: ((Numeral)b.Left).Value, Exponent: b.Right)).Distinct().Take(4).ToList();
        var moduli = Moduli(view);
        if (powers.Count == 0 || moduli.Count == 0)
        {
            yield break;
        }

        var lines = new List<string>();
        var splits = new List<(string Fact, int Cases)>();
        foreach (var modulus in moduli.Take(2))
        {
            foreach (var (power, exponent) in powers)
            {
                if (Orbit(power, modulus) is { } orbit)
                {
                    splits.Add(($"at{lines.Count}", orbit.Residues.Count));
                    lines.AddRange(Lines(lines.Count, power, modulus, orbit, exponent));
                }
            }
        }

        foreach (var closed in ClosedExponents(view, powers.Select(p => p.Exponent)))
        {
            lines.Add(closed);
        }

        if (lines.Count > 0)
        {
            var positive = powers.Select((p, i) => $"have pos{i} := Nat.pow_pos (n := {TermPrinter.Argument(p.Exponent)}) (show 0 < {p.Base} by decide)");
            // Case by case: `omega` takes many times as long to split by itself.
            var cases = splits.TakeWhile((_, i) => splits.Take(i + 1).Aggregate(1, (product, s) => product * s.Cases) <= MaxOrbit);
            yield return ("power-orbit", view.Text([.. lines, .. positive, string.Concat(cases.Select(s => Residues.Split(s.Fact, s.Cases) + " ")) + "omega"]));
        }
    }

    /// <summary>Those that divide powers; where none can be told from the others, all.</summary>
    private static List<BigInteger> Moduli(GoalView view)
    {
        var all = Residues.Moduli(view).ToList();
        var divided = view.AllParts.OfType<Binary>().Where(p => p.Operator is "%" or "∣" && p.Parts().Any(b => b is Binary { Operator: "^", Left: Numeral, Right: not Numeral })).ToList();
        var own = all.Where(m => divided.Exists(p => (p.Operator == "%" ? p.Right : p.Left) is Numeral n && n.Value == m)).ToList();
        return own.Count > 0 ? own : all;
    }

    /// <summary>The residues until they repeat, and where the cycle begins.</summary>
    private static (List<BigInteger> Residues, int Start)? Orbit(BigInteger power, BigInteger modulus)
    {
        var seen = new List<BigInteger>();
        var residue = BigInteger.One % modulus;
        while (seen.Count <= MaxOrbit)
        {
            if (seen.IndexOf(residue) is var start and >= 0)
            {
                return (seen, start);
            }

            seen.Add(residue);
            residue = residue * power % modulus;
        }

        return null;
    }

    private static IEnumerable<string> Lines(int id, BigInteger power, BigInteger modulus, (List<BigInteger> Residues, int Start) orbit, Term exponent)
    {
        var period = orbit.Residues.Count - orbit.Start;
        var cases = orbit.Residues.Select((r, i) => i < orbit.Start
            ? $"(k = {i} ∧ {power} ^ k % {modulus} = {r})"
            : $"({orbit.Start} ≤ k ∧ k % {period} = {i % period} ∧ {power} ^ k % {modulus} = {r})");
        yield return $"have orbit{id} : ∀ k : Nat, {string.Join(" ∨ ", cases)} := by";
        yield return "  intro k";
        yield return "  induction k with";
        yield return "  | zero => decide";
        yield return "  | succ k ih =>";
        yield return "    rw [Nat.pow_succ]";
        yield return $"    rcases ih with {string.Join(" | ", Enumerable.Repeat("ih", orbit.Residues.Count))}";
        for (var i = 1; i <= orbit.Residues.Count; i++)
        {
            yield return $"    · refine {Alternative(i < orbit.Residues.Count ? i : orbit.Start, orbit.Residues.Count)}; omega";
        }

        yield return $"have at{id} := orbit{id} {TermPrinter.Argument(exponent)}";
    }

    /// <summary>The proof of a disjunction by the alternative of this index.</summary>
    private static string Alternative(int index, int count) =>
        string.Concat(Enumerable.Repeat("Or.inr (", index)) + (index < count - 1 ? "Or.inl ?_" : "?_") + new string(')', index);

    /// <summary>For <c>h : k = closed numeral</c> with exponent <c>k</c>: residues of <c>k</c>, by computation.</summary>
    private static IEnumerable<string> ClosedExponents(GoalView view, IEnumerable<Term> exponents)
    {
        var names = exponents.OfType<Name>().Select(n => n.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in view.Facts)
        {
            if (fact.Statement is Binary { Operator: "=", Left: Name variable, Right: var value } && names.Contains(variable.Text)
                && value.Parts().All(p => p is Numeral or Binary { Operator: "+" or "*" or "^" or "-" })
                && ClosedValue.Modulo(value, ClosedModulus) is { } residue)
            {
                // What cycles before its period begins is out of reach of a number that large.
                var isLarge = value.Parts().Any(p => p is Binary { Operator: "^", Left: Numeral { Value: var b }, Right: Numeral { Value: var e } } && b > 1 && e > 5);
                string Closed(string number) => $"{number} % {ClosedModulus} = {residue}" + (isLarge ? $" ∧ {MaxOrbit} ≤ {number}" : "");
                yield return $"have closed : {Closed(variable.Text)} := by";
                yield return $"  have value : {Closed(TermPrinter.Argument(value))} := by decide +kernel";
                yield return $"  rw [← {fact.Name}] at value";
                yield return "  exact value";
                // The number itself may be too large to compute with.
                yield return $"clear {fact.Name}";
                foreach (var line in KnownPowers(view, variable.Text, residue))
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<string> KnownPowers(GoalView view, string variable, BigInteger residue)
    {
        var powers = view.AllParts.OfType<Binary>().Where(b => b is { Operator: "^", Left: Name v, Right: Numeral } && v.Text == variable).Distinct().Take(4).ToList();
        foreach (var modulus in Residues.Moduli(view).Where(m => ClosedModulus % m == 0).Take(2))
        {
            foreach (var (power, i) in powers.Select((p, i) => (p, i)))
            {
                yield return $"have known{modulus}_{i} : ({power}) % {modulus} = {BigInteger.ModPow(residue, ((Numeral)power.Right).Value, modulus)} := by";
                yield return $"  rw [Nat.pow_mod, show {variable} % {modulus} = {residue % modulus} by omega]";
            }
        }
    }
}
