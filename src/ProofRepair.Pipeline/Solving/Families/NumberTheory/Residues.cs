using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// Splits each variable by its residue, for every modulus of the statement, and says what that makes of its powers and products;
/// the rest is linear.
/// </summary>
internal static class Residues
{
    private const int MaxCases = 400;
    private const int MaxModulus = 40;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var variables = view.Variables.Where(v => v.Kind is ScalarKind.Naturals or ScalarKind.Integers).ToList();
        var moduli = Moduli(view).ToList();
        if (variables.Count == 0 || moduli.Count == 0)
        {
            yield break;
        }

        foreach (var modulus in moduli.Take(3))
        {
            var used = variables.Where(v => view.AllParts.Any(p => IsNonlinearIn(p, v.Name))).ToList();
            var split = used.Count == 0 ? variables.Take(1).ToList() : used;
            if (BigInteger.Pow(modulus, split.Count(v => Known(view, v.Name, (int)modulus) is null)) <= MaxCases)
            {
                yield return ($"mod:{modulus}", view.Text(Lines(view, split, (int)modulus)));
            }
        }
    }

    /// <summary>Numerals <c>m</c> of <c>_ % m</c> and <c>m ∣ _</c>, small ones first.</summary>
    public static IEnumerable<BigInteger> Moduli(GoalView view) =>
        view.AllParts.Select(p => p switch
        {
            Binary { Operator: "%", Right: Numeral n } => n.Value,
            Binary { Operator: "∣", Left: Numeral n } => n.Value,
            _ => BigInteger.Zero,
        }).Where(m => m > 1 && m <= MaxModulus).Distinct().Order();

    public static string Cases(Variable variable, int modulus) =>
        string.Join(" ∨ ", Enumerable.Range(0, modulus).Select(r => $"{variable.Name} % {modulus} = {r}"));

    /// <summary>The fact that says so, case by case; what follows is done in each.</summary>
    public static string Split(string fact, int modulus) => $"rcases {fact} with {string.Join(" | ", Enumerable.Repeat(fact, modulus))} <;>";

    private static bool IsNonlinearIn(Term part, string name) => part switch
    {
        Binary { Operator: "^" } b => b.Left.Mentions(name),
        Binary { Operator: "*" } b => b.Left.Mentions(name) && b.Right is not Numeral || b.Right.Mentions(name) && b.Left is not Numeral,
        _ => false,
    };

    private static IEnumerable<string> Lines(GoalView view, List<Variable> variables, int modulus)
    {
        var known = variables.Select(v => Known(view, v.Name, modulus)).ToList();
        var split = variables.Where((_, i) => known[i] is null).ToList();
        foreach (var (variable, i) in split.Select((v, i) => (v, i)))
        {
            yield return $"have res{i} : {Cases(variable, modulus)} := by omega";
        }

        var names = string.Join(", ", split.Select((_, i) => $"res{i}").Concat(known.OfType<string>()));
        var patterns = split.Select((_, i) => Split($"res{i}", modulus)).ToList();
        if (patterns.Count > 0)
        {
            yield return string.Join(' ', patterns);
        }

        var powers = Powers(view, variables, modulus, names).ToList();
        var simp = $"simp [Nat.add_mod, Nat.mul_mod, Nat.pow_mod, Int.add_emod, Int.mul_emod, Int.sub_emod, Int.pow_succ, {names}]; done";
        yield return (patterns.Count > 0 ? "  " : "") + $"first | ({simp}) | ({string.Join("; ", powers.Append("omega"))})";
    }

    /// <summary>The name of a fact that says which residue the variable has.</summary>
    private static string? Known(GoalView view, string name, int modulus) =>
        view.Facts.FirstOrDefault(f => f.Statement is Binary { Operator: "=", Left: Binary { Operator: "%", Left: Name v, Right: Numeral m }, Right: Numeral } && v.Text == name && m.Value == modulus)?.Name;

    /// <summary>Facts about the residues of each power and product, as <c>simp</c> finds them.</summary>
    private static IEnumerable<string> Powers(GoalView view, List<Variable> variables, int modulus, string names)
    {
        var monomials = view.AllParts.OfType<Binary>()
            .Where(b => b is { Operator: "^", Right: Numeral } or { Operator: "*" } && !b.Parts().Any(p => p is Opaque or Quantified))
            .Where(b => variables.Any(v => b.Mentions(v.Name)) && (b.Operator == "^" || variables.Any(v => IsNonlinearIn(b, v.Name))))
            .Distinct().Take(6);
        return monomials.Select((m, i) =>
            $"have pw{i} : ({m}) % {modulus} = ({m}) % {modulus} := rfl; (conv at pw{i} => rhs; simp [Nat.add_mod, Nat.mul_mod, Nat.pow_mod, Int.add_emod, Int.mul_emod, Int.sub_emod, Int.pow_succ, {names}])");
    }
}
