using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>Unfolds what the header defines and the goal mentions.</summary>
internal static class Definitions
{
    public static IEnumerable<(string Name, string Text)> For(GoalView view, PortfolioContext context)
    {
        var names = context.Definitions.Where(d => view.Statements.Any(s => Mentions(s, d))).Take(6).ToList();
        if (names.Count == 0)
        {
            yield break;
        }

        var list = string.Join(", ", names);
        yield return ("unfold-grind", view.Text($"grind [{list}]"));
        yield return ("unfold-simp", view.Text($"simp_all [{list}]"));
        yield return ("unfold-omega", view.Text($"simp only [{list}] at *", Closers.General));
    }

    private static bool Mentions(Term statement, string definition) =>
        statement.Parts().Any(p => (p is Name n && n.Text == definition) || (p is Projection field && definition.EndsWith("." + field.Field, StringComparison.Ordinal)))
        || (definition == "Nat.factorial" && statement.Parts().Any(p => p is Unary { Operator: "!" }));
}
