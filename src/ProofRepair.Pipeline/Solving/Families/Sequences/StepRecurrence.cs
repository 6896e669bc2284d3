using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sequences;

/// <summary>
/// For <c>∀ n, … → f n = f (n - 2) + c</c> or <c>∀ n, f (n + 2) = f n + c</c> and a known <c>f a</c>: <c>f (2 * m + a)</c> by
/// induction, at the indices of the target. The premise may ask for a parity or a bound.
/// </summary>
internal static class StepRecurrence
{
    private const int MaxStep = 12;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        foreach (var fact in view.Facts)
        {
            if (Step(fact) is not var (f, step, difference, leading, premise)
                || view.Functions.FirstOrDefault(x => x.Name == f) is not { Type: { } type } || type.Split(" → ") is not [_, var values])
            {
                continue;
            }

            var indices = view.Target.Parts().OfType<Application>().Where(a => a is { Head: Name h, Arguments: [Numeral] } && h.Text == f).Select(a => ((Numeral)a.Arguments[0]).Value).Distinct();
            var known = view.Facts.Select(x => x.Statement).OfType<Binary>()
                .Where(b => b is { Operator: "=", Left: Application { Head: Name h, Arguments: [Numeral] } } && h.Text == f)
                .Select(b => (At: ((Numeral)((Application)b.Left).Arguments[0]).Value, Value: b.Right)).ToList();
            foreach (var index in indices.Take(2))
            {
                if (known.Where(k => k.At < index && (index - k.At) % step == 0).Take(1).ToList() is [var start])
                {
                    var here = $"{step} * m + {start.At}";
                    var next = $"{step} * (m + 1) + {start.At}";
                    var instance = leading ? here : next;
                    var discharged = premise ? " (by first | omega | (refine ⟨by omega, ?_⟩; grind) | grind)" : "";
                    yield return ($"step-recurrence:{fact.Name}", view.Text([
                        $"have key : ∀ m : Nat, {f} ({here}) = {TermPrinter.Argument(start.Value)} + (m : {values.Trim()}) * {difference} := by",
                        "  intro m",
                        "  induction m with",
                        $"  | zero => have start : {f} {start.At} = {start.Value} := by assumption",
                        $"            show {f} {start.At} = _",
                        "            grind",
                        "  | succ m ih =>",
                        $"    have step : {f} ({next}) = {f} ({here}) + {difference} := {fact.Name} ({instance}){discharged}",
                        "    grind",
                        $"have at_index : {f} {index} = _ := key {(index - start.At) / step}",
                        "grind",
                    ]));
                }
            }
        }
    }

    private static (string Function, BigInteger Step, string Difference, bool Leading, bool Premise)? Step(Fact fact)
    {
        if (fact.Statement is not Quantified { Quantifier: "∀", Binders: [var binder], Body: var body })
        {
            return null;
        }

        // An odd step leaves the parity that a premise asks for.
        var (premise, equation) = body is Binary { Operator: "→" } implies ? (true, implies.Right) : (false, body);
        if (equation is not Binary { Operator: "=", Left: Application { Head: Name f, Arguments: [var next] }, Right: Binary { Operator: "+", Left: Application { Head: Name g, Arguments: [var last] }, Right: Numeral difference } } || f.Text != g.Text
            || (next is Name && last is Binary { Right: Numeral { Value.IsEven: false } } && body.Parts().Any(p => p is Name { Text: "Even" or "Odd" })))
        {
            return null;
        }

        return (next, last) switch
        {
            (Binary { Operator: "+", Left: Name n, Right: Numeral { Value: var c } }, Name m) when n.Text == binder.Name && m.Text == n.Text && c > 0 && c <= MaxStep => (f.Text, c, difference.Value.ToString(), true, premise),
            (Name n, Binary { Operator: "-", Left: Name m, Right: Numeral { Value: var c } }) when n.Text == binder.Name && m.Text == n.Text && c > 0 && c <= MaxStep => (f.Text, c, difference.Value.ToString(), false, premise),
            _ => null,
        };
    }
}
