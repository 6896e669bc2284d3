using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Statements;

/// <summary>
/// Looks for statements that say nothing: a few cheap candidates, whatever becomes of the problem. What is flagged was shown by Lean; what
/// is not may still be vacuous.
/// </summary>
public static class StatementAudit
{
    private static readonly ImmutableArray<string> s_coreRefutations = ["contradiction", "omega", "simp_all", "grind"];
    private static readonly ImmutableArray<string> s_mathlibRefutations = ["linarith", "nlinarith", "norm_num at *"];

    public static async Task<ImmutableArray<StatementFlag>> FlagsAsync(ProblemChecker checker, CancellationToken cancellationToken)
    {
        var problem = checker.Problem;
        var vacuous = Refutations(problem);
        var autoBound = checker.CheckAfterAsync("set_option autoImplicit false in\n", problem.Lead + "by sorry", cancellationToken);
        var reports = await checker.CheckAsync(
            [problem.Lead + "by sorry", problem.Lead + "by intros; rfl", .. vacuous.Select(tactic => $"{problem.Lead}by intros; exfalso; {tactic}")], cancellationToken);
        if (reports[0].Outcome != RunOutcome.Ok)
        {
            return [];
        }

        var flags = ImmutableArray.CreateBuilder<StatementFlag>();
        if (reports[2..].Any(r => r.IsComplete))
        {
            flags.Add(StatementFlag.Vacuous);
        }

        // Of a statement without variables it is the computation that was asked for.
        if (reports[1].IsComplete && HasVariables(problem))
        {
            flags.Add(StatementFlag.HoldsByRfl);
        }

        if (await autoBound is { Outcome: RunOutcome.Errors } bound && bound.Errors.Any(e => !e.Text.Contains("universe level", StringComparison.Ordinal)))
        {
            flags.Add(StatementFlag.AutoBound);
        }

        return flags.ToImmutable();
    }

    private static bool HasVariables(Problem problem)
    {
        var tokens = LeanLexer.Tokenize(problem.Statement).Where(t => !t.IsTrivia).ToList();
        return tokens.Exists(t => t.Is(problem.Statement, "∀")) || (tokens.FindIndex(t => t.Is(problem.Statement, ":")) is var colon and > 0 && tokens.Take(colon).Any(t => t.In(problem.Statement) is "(" or "{" or "[" or "⦃"));
    }

    /// <summary>Where the conclusion is <c>False</c>, proving it from the hypotheses is what was asked.</summary>
    private static ImmutableArray<string> Refutations(Problem problem) =>
        problem.Statement.TrimEnd(')', ' ').EndsWith("False", StringComparison.Ordinal) ? []
        : problem.Header.Text.Contains("import Mathlib", StringComparison.Ordinal) ? s_coreRefutations.AddRange(s_mathlibRefutations)
        : s_coreRefutations;
}
