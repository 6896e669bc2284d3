using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families;

/// <summary>For <c>∀ n, a (n + 2) - a (n + 1) = a (n + 1) - a n</c>: the closed form, by induction, at the indices of the statement.</summary>
internal static class ArithmeticProgressions
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        foreach (var (fact, sequence) in view.Facts.Select(f => (f, Sequence(f))).Where(x => x.Item2 is not null).Take(1))
        {
            var a = sequence!;
            var type = view.Functions.FirstOrDefault(f => f.Name == a).Type?.Split(" → ")[^1];
            if (type is null)
            {
                yield break;
            }

            var indices = view.Statements.Where(s => s is not Quantified).SelectMany(s => s.Parts()).OfType<Application>()
                .Where(p => p is { Head: Name s, Arguments: [Numeral] } && s.Text == a).Select(p => ((Numeral)p.Arguments[0]).Value).Distinct().Take(8).ToList();
            yield return ("arithmetic-progression", view.Text([
                $"have closed : ∀ n : Nat, {a} n = {a} 0 + (n : {type}) * ({a} 1 - {a} 0) ∧ {a} (n + 1) = {a} 0 + ((n : {type}) + 1) * ({a} 1 - {a} 0) := by",
                "  intro n",
                "  induction n with",
                "  | zero => constructor <;> grind",
                "  | succ n ih => have next := " + fact.Name + " n; constructor <;> grind",
                .. indices.Select((n, i) => $"have at{i} := (closed {n}).1"),
                "grind",
            ]));
        }
    }

    private static string? Sequence(Fact fact)
    {
        if (fact.Statement is not Quantified { Quantifier: "∀", Binders: [var binder], Body: Binary { Operator: "=" } equation }
            || Polynomial.Of(equation.Left) is not { } left || Polynomial.Of(equation.Right) is not { } right)
        {
            return null;
        }

        var difference = left - right;
        return difference.Atoms.Select(TermParser.Parse).OfType<Application>().Select(a => a.Head).OfType<Name>().Select(n => n.Text).Distinct(StringComparer.Ordinal).FirstOrDefault(f =>
        {
            Polynomial At(int i) => Polynomial.Atom(i == 0 ? $"{f} {binder.Name}" : $"{f} ({binder.Name} + {i})");
            var second = At(2) - At(1) - At(1) + At(0);
            return (difference - second).IsZero || (difference + second).IsZero;
        });
    }
}
