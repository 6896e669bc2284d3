using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Solving.Refuting;

/// <summary>
/// Tries a hole's negation in place, with cheap tactics. That <c>False</c> follows from the hypotheses is not looked for here: it would close the
/// hole, and the portfolio's first tactics find it.
/// </summary>
internal static class Refutation
{
    private const string Core = "first | omega | decide | (simp_all; done) | grind";
    private const string Mathlib = "first | omega | decide | (norm_num; done) | (intro h; linarith) | (simp_all; done) | grind";

    /// <summary>A tactic that Lean accepts when the negation of the goal is proved; null where that would say nothing.</summary>
    public static string? TacticFor(GoaledSketch goaled, Hole hole, Problem problem) =>
        goaled.GoalOf(hole) is { } goal && !problem.IsStronger && !hole.IsShared && SaysSomething(goal) && !Suppositions.AnyAt(goaled, hole, problem)
            ? Tactic(problem.Header)
            : null;

    /// <summary>
    /// The goal itself is never printed and read again, which might change it: <c>p</c> is unified with it. A goal that is no proposition is refused.
    /// </summary>
    public static string Tactic(LeanHeader header) =>
        $"exact (fun (p : Prop) (_ : ¬p) => (sorry : p)) _ (by {(SolverPortfolios.IsMathlib(header) ? Mathlib : Core)})";

    /// <summary>With a metavariable the goal may still become a true one; <c>False</c> is what a proof by contradiction works for.</summary>
    private static bool SaysSomething(Goal goal) =>
        goal.Target != "False" && !LeanLexer.Tokenize(goal.Text).Any(t => t.In(goal.Text).StartsWith('?'));
}
