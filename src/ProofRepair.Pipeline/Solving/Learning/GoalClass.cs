using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>
/// What a goal has in common with others that the same tactics close: its head, the types of its variables, whether it is linear, whether it
/// quantifies. Coarse, so that a few hundred goals say something of each class.
/// </summary>
public sealed record GoalClass(string Key)
{
    public static GoalClass Of(Goal goal)
    {
        var view = GoalPreparation.View(goal);
        var parts = view.AllParts.ToList();
        var shape = parts.Exists(IsNonlinear) ? "nonlinear" : "linear";
        return new GoalClass($"{Head(view.Target)} {Types(view)} {shape}{(parts.Exists(p => p is Quantified) ? " quantified" : "")}");
    }

    private static string Head(Term target) => target switch
    {
        Binary { Operator: "<" or "≤" or ">" or "≥" } => "order",
        Binary b => b.Operator,
        Unary { Operator: "¬" } => "¬",
        Quantified q => q.Quantifier,
        Name { Text: "False" } => "False",
        _ => "other",
    };

    private static string Types(GoalView view)
    {
        var kinds = view.Variables.Select(v => v.Kind).Distinct().Order().Select(kind => kind switch
        {
            ScalarKind.Naturals => "Nat",
            ScalarKind.Integers => "Int",
            ScalarKind.Rationals => "Rat",
            ScalarKind.Field => "field",
            _ => "other",
        }).ToList();
        kinds.AddRange(view.Functions.Select(f => f.Type == "Prop" ? "Prop" : "function").Distinct().Order(StringComparer.Ordinal));
        return kinds.Count == 0 ? "closed" : string.Join('+', kinds);
    }

    private static bool IsNonlinear(Term term) => term switch
    {
        Binary { Operator: "*" } b => IsOpen(b.Left) && IsOpen(b.Right),
        Binary { Operator: "^" } b => IsOpen(b.Left) || IsOpen(b.Right),
        Binary { Operator: "/" or "%" } b => IsOpen(b.Right),
        Binary { Operator: "∣" } b => IsOpen(b.Left),
        _ => false,
    };

    private static bool IsOpen(Term term) => term.Parts().Any(p => p is Name or Opaque);
}
