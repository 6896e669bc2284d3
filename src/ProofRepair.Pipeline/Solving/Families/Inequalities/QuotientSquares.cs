using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Inequalities;

/// <summary>Squares of differences of neighbouring fractions: for cyclic sums such as <c>a² / b² + b² / c² + …</c>.</summary>
internal static class QuotientSquares
{
    private const int MaxPairs = 6;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var pairs = Quotients(view).Take(MaxPairs).ToList();
        if (pairs.Count > 1)
        {
            yield return ("quotient-squares", view.Text([.. pairs.SelectMany(QuotientSquare), "grind"]));
        }
    }

    private sealed record QuotientPair(string Over, string Middle, string Under);

    /// <summary>Pairs <c>a / b</c>, <c>b / c</c> of the target: their product is <c>a / c</c>.</summary>
    private static IEnumerable<QuotientPair> Quotients(GoalView view)
    {
        var fractions = view.Target.Parts().OfType<Binary>().Where(b => b.Operator == "/")
            .Select(b => (Over: Base(b.Left), Under: Base(b.Right))).Where(f => f is { Over: not null, Under: not null }).Distinct().ToList();
        return fractions.SelectMany(f => fractions.Where(g => g.Over == f.Under && g.Under != f.Over).Select(g => new QuotientPair(f.Over!, f.Under!, g.Under!)));
    }

    private static string? Base(Term term) => term switch
    {
        Name n => n.Text,
        Binary { Operator: "^", Left: Name n, Right: Numeral { Value.IsOne: false } } => n.Text,
        _ => null,
    };

    /// <summary>Written out, because <c>grind</c> cancels in an equation but not among inequalities.</summary>
    private static IEnumerable<string> QuotientSquare(QuotientPair pair, int index)
    {
        var (a, b, c) = (pair.Over, pair.Middle, pair.Under);
        var expanded = $"{a} ^ 2 / {b} ^ 2 - 2 * ({a} / {c}) + {b} ^ 2 / {c} ^ 2";
        yield return $"have qs{index} : 0 ≤ {expanded} := by";
        yield return $"  have expand : {expanded} = ({a} / {b} - {b} / {c}) ^ 2 := by grind";
        yield return "  rw [expand]";
        yield return "  exact Lean.Grind.OrderedRing.sq_nonneg";
    }
}
