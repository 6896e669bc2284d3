using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Solving.Families.Inequalities;
using ProofRepair.Pipeline.Solving.Families.NumberTheory;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// Tactic texts for a goal under a header that imports Mathlib. The order is that of published portfolios (terminal tactics,
/// then two-step chains, then products for <c>nlinarith</c>); unlike the core portfolio's it was not measured by this project,
/// and each tactic has Lean's own default of heartbeats.
/// </summary>
public static class MathlibPortfolio
{
    private const int MaxHintVariables = 4;

    private static readonly string[] Terminal =
    [
        "omega", "norm_num", "decide +kernel", "rfl", "simp", "simp_all", "linarith", "positivity", "ring", "norm_num [*]", "tauto",
    ];

    private static readonly string[] Chains =
    [
        "norm_num at *\nlinarith", "push_cast\nomega", "push_cast at *\nlinarith", "zify at *\nnlinarith", "field_simp\nring",
        "field_simp at *\nlinarith", "field_simp at *\nnlinarith", "ring_nf at *\nomega", "ring_nf at *\nlinarith", "norm_cast at *\nomega",
        "subst_vars\nnorm_num", "constructor <;> (first | omega | linarith | nlinarith | norm_num)",
    ];

    private static readonly string[] Searching = ["nlinarith", "grind", "gcongr", "bound"];

    public static IEnumerable<SolverTactic> For(Goal goal, PortfolioContext context)
    {
        var view = GoalPreparation.View(goal);
        IEnumerable<(string Name, string Text)>[] waves =
        [
            Terminal.Select(t => Named(view, t)),
            context.Propose(() => Chains.Concat(Searching).Select(t => Named(view, t)), () => Products(view)),
            context.Propose(
                () => IntervalCases(view),
                () => Definitions.For(view, context),
                () => Instantiation.For(view),
                () => Residues.For(view),
                () => PowerOrbits.For(view),
                () => ModularObstruction.For(view),
                () => [Named(view, "exact?"), Named(view, "aesop?")]),
        ];
        return waves
            .SelectMany((wave, i) => wave.Select(t => new SolverTactic(t.Name, t.Text, i, 2 * context.Heartbeats)))
            .DistinctBy(t => t.Text, StringComparer.Ordinal)
            .Take(context.MaxTactics);
    }

    /// <summary>A first step that closes the goal must not make the second fail.</summary>
    private static (string Name, string Text) Named(GoalView view, string tactic) =>
        (tactic.Replace('\n', ';'), view.Text(tactic.Replace("\n", " <;> ", StringComparison.Ordinal)));

    private static IEnumerable<(string Name, string Text)> Products(GoalView view)
    {
        var variables = view.Variables.Select(v => v.Name).Take(MaxHintVariables).ToList();
        if (variables.Count == 0 || !view.Statements.Any(s => s.Parts().Any(p => p is Binary { Operator: "*" or "^" or "/" })))
        {
            yield break;
        }

        var pairs = variables.SelectMany((a, i) => variables.Skip(i + 1).Select(b => (A: a, B: b))).ToList();
        var squares = pairs.Select(p => $"sq_nonneg ({p.A} - {p.B})").Concat(variables.Select(v => $"sq_nonneg {v}")).Concat(pairs.Select(p => $"sq_nonneg ({p.A} + {p.B})"));
        yield return ("nlinarith-squares", view.Text($"nlinarith [{string.Join(", ", squares)}]"));
        var completed = CompletedSquares.Of(view).Distinct(StringComparer.Ordinal).Take(8).Select(s => $"sq_nonneg ({s})").ToList();
        if (completed.Count > 0)
        {
            yield return ("nlinarith-completed", view.Text($"nlinarith [{string.Join(", ", completed)}]"));
        }

        var signs = view.Facts.Where(f => f.Statement is Binary { Operator: "<" or "≤" }).Take(4).Select(f => f.Name).ToList();
        var products = signs.SelectMany((a, i) => signs.Skip(i).Select(b => $"mul_nonneg (sub_nonneg.mpr (le_of_lt {a})) (sub_nonneg.mpr (le_of_lt {b}))")).ToList();
        if (products.Count > 0 && view.Facts.Where(f => signs.Contains(f.Name)).All(f => f.Statement is Binary { Operator: "<" }))
        {
            yield return ("nlinarith-products", view.Text($"nlinarith [{string.Join(", ", products)}]"));
        }
    }

    private static IEnumerable<(string Name, string Text)> IntervalCases(GoalView view) =>
        view.Variables.Where(v => v.Kind is ScalarKind.Naturals or ScalarKind.Integers).Take(2)
            .Select(v => ($"interval_cases:{v.Name}", view.Text($"interval_cases {v.Name} <;> first | omega | simp_all | norm_num at * | nlinarith")));
}
