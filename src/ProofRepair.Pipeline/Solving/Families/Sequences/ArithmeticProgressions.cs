using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sequences;

/// <summary>For <c>∀ n, a (n + 2) - a (n + 1) = a (n + 1) - a n</c>: the closed form, by induction, at the indices of the statement.</summary>
internal static class ArithmeticProgressions
{
    private const int LargestIndex = 1_000_000_000;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        foreach (var (fact, sequence) in view.Facts.Select(f => (f, Sequence(f))).Where(x => x.Item2 is not null).Take(1))
        {
            var a = sequence!;
            var indices = view.Statements.Where(s => s is not Quantified).SelectMany(s => s.Parts()).OfType<Application>()
                .Where(p => p is { Head: Name s, Arguments: [Numeral] } && s.Text == a).Select(p => ((Numeral)p.Arguments[0]).Value).Where(n => n <= LargestIndex).Distinct().Take(8).ToList();
            yield return ("arithmetic-progression", view.Text([.. Doubling(fact.Name, a, indices.Append(1).Max()), .. indices.SelectMany((n, i) => Walk(a, n, i)), "grind"]));
        }
    }

    /// <summary>The difference over 1, 2, 4, … places: a closed form would need a cast of the index, which a general field has no notation for.</summary>
    private static IEnumerable<string> Doubling(string fact, string a, BigInteger largest)
    {
        yield return $"have over0 : ∀ n : Nat, {a} (n + 1) = {a} n + 1 * ({a} 1 - {a} 0) := by";
        yield return "  intro n";
        yield return "  induction n with";
        yield return $"  | zero => have start : {a} (0 + 1) = {a} 1 := rfl; grind";
        yield return $"  | succ n ih => have next := {fact} n; grind";
        for (var j = 1; BigInteger.One << j <= largest; j++)
        {
            var half = BigInteger.One << (j - 1);
            yield return $"have over{j} : ∀ n : Nat, {a} (n + {2 * half}) = {a} n + {2 * half} * ({a} 1 - {a} 0) := by";
            yield return "  intro n";
            yield return $"  have first := over{j - 1} n";
            yield return $"  have second : {a} (n + {2 * half}) = {a} (n + {half}) + {half} * ({a} 1 - {a} 0) := over{j - 1} (n + {half})";
            yield return "  grind";
        }
    }

    private static IEnumerable<string> Walk(string a, BigInteger index, int id)
    {
        var at = BigInteger.Zero;
        for (var j = (int)index.GetBitLength() - 1; j >= 0; j--)
        {
            var step = BigInteger.One << j;
            if ((index & step) != 0)
            {
                yield return $"have walk{id}_{j} : {a} {at + step} = {a} {at} + {step} * ({a} 1 - {a} 0) := over{j} {at}";
                at += step;
            }
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
