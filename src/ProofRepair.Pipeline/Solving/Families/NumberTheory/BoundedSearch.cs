using System.Numerics;
using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.NumberTheory;

/// <summary>
/// Bounds every number by what follows linearly from the context (and the negated goal), then lets the kernel compute
/// all cases (no axiom), or splits one variable into its values and leaves each case to <c>omega</c>.
/// </summary>
internal static class BoundedSearch
{
    private const int MaxVariables = 3;
    private static readonly int[] Bounds = [6, 12, 24, 50, 102];

    public static IEnumerable<(string Name, string Text)> For(GoalView goal)
    {
        var view = WithKinds(goal);
        var substituted = Substitutions(view).ToList();
        var numbers = view.Variables.Where(v => v.Kind is ScalarKind.Naturals or ScalarKind.Integers && substituted.TrueForAll(s => s.Variable != v.Name)).ToList();
        var facts = view.Facts.Where(f => substituted.TrueForAll(s => s.Fact != f.Name)).Where(f => IsDecidable(view, f.Statement))
            // What takes longest is computed where all else holds.
            .OrderBy(f => f.Statement.Parts().Any(p => p is Projection { Field: "Prime" })).ToList();
        if (numbers.Count is 0 or > MaxVariables || !IsDecidable(view, view.Target))
        {
            yield break;
        }

        yield return ("bounded-kernel", view.Text([
            "apply Classical.byContradiction",
            "intro neg",
            .. substituted.Select(s => $"subst {s.Fact}"),
            .. Magnitudes.Lines(view, numbers),
            .. numbers.SelectMany((v, i) => Natural(v, i)),
            .. numbers.Select((v, i) => Bound(view, v, i, numbers)),
            TacticLines.Conjunction(facts, "neg"),
            $"clear {string.Join(' ', facts.Select(f => f.Name).Append("neg"))}",
            .. Magnitudes.Names(view, numbers).Select(h => $"try clear {h}"),
            .. view.Facts.Where(f => !facts.Contains(f) && substituted.TrueForAll(s => s.Fact != f.Name)).Select(f => $"try clear {f.Name}"),
            "revert all",
            .. numbers.Select((v, _) => $"revert {Counter(v)}").Reverse(),
            "decide +kernel",
        ]));
    }

    /// <summary>Case by case for one variable between two numerals; what else the goal holds may be anything.</summary>
    public static IEnumerable<(string Name, string Text)> Values(GoalView view)
    {
        foreach (var variable in view.Variables.Where(v => v.Kind is ScalarKind.Naturals or ScalarKind.Integers))
        {
            foreach (var (low, high) in Ranges(view, variable))
            {
                yield return ($"values:{variable.Name}", view.Text([.. Peel(variable, low, high)]));
            }
        }
    }

    /// <summary>One value after the other: as one disjunction, a hundred values are too much for <c>omega</c>.</summary>
    private static IEnumerable<string> Peel(Variable variable, int low, int high)
    {
        var lemma = variable.Kind == ScalarKind.Naturals ? "Nat.eq_or_lt_of_le" : "Int.le_iff_eq_or_lt.mp";
        yield return $"have low : {low} ≤ {variable.Name} := by omega";
        for (var value = low; value <= high; value++)
        {
            yield return $"rcases {lemma} (show {value} ≤ {variable.Name} by first | exact low | omega) with rfl | low";
            yield return "· first | omega | (simp at *; done) | (simp at *; omega)";
        }

        yield return "omega";
    }

    private static string Counter(Variable variable) => variable.Kind == ScalarKind.Naturals ? variable.Name : variable.Name + "ₙ";

    private static IEnumerable<string> Natural(Variable variable, int index)
    {
        if (variable.Kind == ScalarKind.Integers)
        {
            var counter = Counter(variable);
            yield return $"obtain ⟨{counter}, nat{index}⟩ : ∃ {counter} : Nat, {variable.Name} = {counter} := Int.eq_ofNat_of_zero_le (by omega)";
            yield return $"subst nat{index}";
        }
    }

    /// <summary>Lean does not print of what type a witness is; where all else is of one type, it is too.</summary>
    private static GoalView WithKinds(GoalView view)
    {
        var kinds = view.Variables.Select(v => v.Kind).Where(k => k != ScalarKind.Unknown).Distinct().ToList();
        return kinds is [ScalarKind.Naturals or ScalarKind.Integers]
            ? view with { Variables = [.. view.Variables.Select(v => v with { Kind = kinds[0] })] }
            : view;
    }

    private static string Bound(GoalView view, Variable variable, int index, List<Variable> numbers)
    {
        // The kernel holds all cases in memory: some ten thousand are fine, a hundred thousand are not.
        var most = numbers.Count switch { 1 => 5000, 2 => 110, _ => 24 };
        var limits = Bounds.Select(b => new BigInteger(b))
            .Concat(view.AllParts.OfType<Numeral>().Select(n => n.Value + 1).Where(n => n > 12)).Where(n => n <= most).Distinct().Order();
        var attempts = limits.SelectMany(b => Nonlinear(view, variable, index, numbers, b).Prepend($"have bound{index} : {Counter(variable)} < {b} := by omega"));
        return "first | " + string.Join(" | ", attempts);
    }

    /// <summary>Bounds that powers and products give: were the number at least <c>b</c>, they would be too large.</summary>
    private static IEnumerable<string> Nonlinear(GoalView view, Variable variable, int index, List<Variable> numbers, BigInteger limit)
    {
        var over = $"have bound{index} : {Counter(variable)} < {limit} := by apply Classical.byContradiction; intro over; ";
        foreach (var exponent in Magnitudes.Exponents(view, variable).Where(_ => limit <= Bounds[^1]))
        {
            yield return $"({over}have power := Nat.pow_le_pow_left (Nat.le_of_not_lt over) {exponent}; omega)";
        }

        foreach (var other in numbers.Where(o => o != variable && limit <= Bounds[2] && Magnitudes.Multiplied(view, variable, o)))
        {
            yield return $"({over}have product := Nat.mul_le_mul (Nat.le_of_not_lt over) (show {limit} ≤ {Counter(other)} by omega); omega)";
        }
    }

    private static IEnumerable<(int Low, int High)> Ranges(GoalView view, Variable variable)
    {
        var (low, high) = (variable.Kind == ScalarKind.Naturals ? 0 : (int?)null, (int?)null);
        foreach (var fact in view.Facts.Select(f => f.Statement).OfType<Binary>())
        {
            var (left, right, op) = fact.Operator is "≥" or ">" ? (fact.Right, fact.Left, fact.Operator == ">" ? "<" : "≤") : (fact.Left, fact.Right, fact.Operator);
            if (op is not ("<" or "≤"))
            {
                continue;
            }

            if (left is Name v && v.Text == variable.Name && Numeric(right) is { } top && BigInteger.Abs(top) <= 2000)
            {
                high = Math.Min(high ?? int.MaxValue, (int)top - (op == "<" ? 1 : 0));
            }
            else if (right is Name w && w.Text == variable.Name && Numeric(left) is { } bottom && BigInteger.Abs(bottom) <= 2000)
            {
                low = Math.Max(low ?? int.MinValue, (int)bottom + (op == "<" ? 1 : 0));
            }
        }

        return high is { } h && low is { } l && h >= l && h - l <= 120 ? [(l, h)] : [];
    }

    private static BigInteger? Numeric(Term term) => term switch
    {
        Numeral n => n.Value,
        Unary { Operator: "-", Argument: Numeral n } => -n.Value,
        _ => null,
    };

    private static IEnumerable<(string Variable, string Fact)> Substitutions(GoalView view)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in view.Facts)
        {
            if (fact.Statement is Binary { Operator: "=" } equation
                && (Defined(view, equation.Left, equation.Right) ?? Defined(view, equation.Right, equation.Left)) is { } variable && taken.Add(variable))
            {
                yield return (variable, fact.Name);
            }
        }
    }

    private static string? Defined(GoalView view, Term side, Term other) =>
        side is Name v && other is not Numeral && view.Variables.Any(x => x.Name == v.Text) && !other.Mentions(v.Text) && other.Parts().Any(p => p is Name) ? v.Text : null;

    private static bool IsDecidable(GoalView view, Term statement) =>
        !statement.Parts().Any(p => p is Opaque or Quantified or Projection { Field: not ("gcd" or "lcm" or "Prime" or "Coprime") } or Binary { Operator: "/" }
            || (p is Name n && (view.Functions.Any(f => f.Name == n.Text) || view.Variables.Any(v => v.Name == n.Text && v.Kind is not (ScalarKind.Naturals or ScalarKind.Integers)))));
}
