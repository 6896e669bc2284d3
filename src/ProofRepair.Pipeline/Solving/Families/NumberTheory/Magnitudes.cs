using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// Facts about sizes that bound a number by what it is part of: products, powers, divisors, gcd and lcm are atoms to <c>omega</c>,
/// and this is what it must know of them.
/// </summary>
internal static class Magnitudes
{
    private const int MaxParts = 4;

    /// <summary>The tactics; some fail where they do not apply, which changes nothing.</summary>
    public static IEnumerable<string> Lines(GoalView view, List<Variable> numbers) => All(view, numbers).Select(h => h.Line);

    public static IEnumerable<string> Names(GoalView view, List<Variable> numbers) => All(view, numbers).Select(h => h.Name);

    /// <summary>The numerals to whose power the variable is raised.</summary>
    public static IEnumerable<string> Exponents(GoalView view, Variable variable) => view.AllParts.OfType<Binary>()
        .Where(b => b is { Operator: "^", Left: Name v, Right: Numeral { Value.IsOne: false } } && v.Text == variable.Name)
        .Select(b => b.Right.ToString()).Distinct().Take(2);

    public static bool Multiplied(GoalView view, Variable variable, Variable other) => view.AllParts.OfType<Binary>()
        .Any(b => b is { Operator: "*", Left: Name l, Right: Name r } && (l.Text == variable.Name ? r.Text == other.Name : r.Text == variable.Name && l.Text == other.Name));

    private static IEnumerable<(string Name, string Line)> All(GoalView view, List<Variable> numbers) =>
        Products(view, numbers).Concat(Powers(view)).Concat(Divisors(view, numbers)).Concat(CommonMultiples(view));

    // `fail` last: an error in the last alternative of `first` would be reported and not caught.
    private static string Positive(string number) =>
        $"(show 0 < {number} by first | omega | exact Nat.pow_pos (by decide) | (apply Nat.pos_of_ne_zero; intro zero; simp_all; done) | fail)";

    private static IEnumerable<(string Name, string Line)> Products(GoalView view, List<Variable> numbers)
    {
        var products = view.AllParts.OfType<Binary>()
            .Where(b => b.Operator == "*" && b.Left is not Numeral && b.Right is not Numeral && !b.Parts().Any(p => p is Opaque or Quantified)).Distinct().Take(MaxParts);
        var isNat = numbers.TrueForAll(v => v.Kind == ScalarKind.Naturals);
        foreach (var (product, i) in products.Select((p, i) => (p, i)))
        {
            var (a, b) = (TermPrinter.Argument(product.Left), TermPrinter.Argument(product.Right));
            if (isNat)
            {
                yield return ($"left{i}", $"try have left{i} := Nat.le_mul_of_pos_right {a} {Positive(b)}");
                yield return ($"right{i}", $"try have right{i} := Nat.le_mul_of_pos_left {b} {Positive(a)}");
            }
            else
            {
                yield return ($"left{i}", $"try have left{i} := Lean.Grind.OrderedRing.mul_pos (show 0 < {a} by omega) (show 0 < {b} by omega)");
            }
        }
    }

    private static IEnumerable<(string Name, string Line)> Powers(GoalView view) => view.AllParts.OfType<Binary>()
        .Where(b => b is { Operator: "^", Left: Numeral { Value: var v }, Right: Name } && v > 1).Distinct().Take(MaxParts)
        .Select((p, i) => ($"grows{i}", $"have grows{i} := Nat.lt_pow_self (n := {p.Right}) (show 1 < {p.Left} by decide)"));

    /// <summary>A divisor of a positive numeral is at most that; <c>n % d = 0</c> says so too.</summary>
    private static IEnumerable<(string Name, string Line)> Divisors(GoalView view, List<Variable> numbers) =>
        from fact in view.Facts
        where numbers.TrueForAll(v => v.Kind == ScalarKind.Naturals)
        let divides = fact.Statement switch
        {
            Binary { Operator: "∣", Left: not Numeral } => fact.Name,
            Binary { Operator: "=", Left: Binary { Operator: "%", Left: Numeral, Right: not Numeral }, Right: Numeral { Value.IsZero: true } } => $"(Nat.dvd_of_mod_eq_zero {fact.Name})",
            _ => null,
        }
        where divides is not null
        select ($"divisor_{fact.Name}", $"try have divisor_{fact.Name} := Nat.le_of_dvd (by omega) {divides}");

    private static IEnumerable<(string Name, string Line)> CommonMultiples(GoalView view)
    {
        var pairs = view.AllParts.SelectMany(p => new[] { GcdPairs.Arguments(p, "gcd"), GcdPairs.Arguments(p, "lcm") }).OfType<(Term Left, Term Right)>().Distinct().Take(2);
        foreach (var (pair, i) in pairs.Select((p, i) => (p, i)))
        {
            var (a, b) = (TermPrinter.Argument(pair.Left), TermPrinter.Argument(pair.Right));
            yield return ($"multiple{i}", $"try have multiple{i} := Nat.lcm_pos {Positive(a)} {Positive(b)}");
            yield return ($"ofleft{i}", $"try have ofleft{i} := Nat.le_of_dvd multiple{i} (Nat.dvd_lcm_left {a} {b})");
            yield return ($"ofright{i}", $"try have ofright{i} := Nat.le_of_dvd multiple{i} (Nat.dvd_lcm_right {a} {b})");
            yield return ($"common{i}", $"try have common{i} := Nat.gcd_mul_lcm {a} {b}");
        }
    }
}
