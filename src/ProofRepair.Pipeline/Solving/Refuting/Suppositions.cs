using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Solving.Refuting;

/// <summary>
/// Where a proof supposes something (a case, the contrary of what it wants), a goal may be refutable and right at once, since what is supposed
/// may be impossible. Only a context that follows from the statement's hypotheses makes a refutation count.
/// </summary>
internal static class Suppositions
{
    private static readonly HashSet<string> s_splitting = new(StringComparer.Ordinal)
    {
        "cases", "cases'", "rcases", "rintro", "induction", "induction'", "by_cases", "split", "split_ifs", "match", "if", "interval_cases", "fin_cases",
        "exfalso", "by_contra", "by_contra!", "contrapose", "contrapose!", "nomatch", "suffices",
    };

    /// <summary>False only when each hypothesis at the hole is data, named in the statement, or the result of a step before.</summary>
    public static bool AnyAt(GoaledSketch goaled, Hole hole, Problem problem)
    {
        var text = goaled.Sketch.Text;
        var tree = TacticParser.Parse(text, goaled.Sketch.Body);
        var steps = tree.BlocksEnclosing(hole.Span.Start)
            .SelectMany(block => block.Items.Take(ProofTree.ItemIn(block, hole.Span.Start) + 1))
            .ToList();
        if (steps.Exists(s => s_splitting.Contains(s.Head)))
        {
            return true;
        }

        var goal = goaled.GoalOf(hole)!;
        var view = GoalPreparation.View(goal);
        var known = Identifiers(problem.Lead)
            .Concat(steps.SelectMany(s => Named(s, text)))
            .Concat(view.Variables.Select(v => v.Name))
            .Concat(view.Functions.Select(f => f.Name))
            .ToHashSet(StringComparer.Ordinal);
        return goal.Hypotheses.SelectMany(h => h.Names).Any(n => !known.Contains(n) && !n.StartsWith("inst", StringComparison.Ordinal));
    }

    /// <summary>What stands before the colon: <c>have h : …</c>, <c>obtain ⟨x, hx⟩ := …</c>. A pattern with alternatives names nothing that is certain.</summary>
    private static IEnumerable<string> Named(ProofItem step, string text)
    {
        if (step.Head is not ("have" or "obtain" or "let" or "set"))
        {
            return [];
        }

        var source = step.Span.In(text);
        var names = LeanLexer.Tokenize(source).TakeWhile(t => t.In(source) is not (":" or ":=")).ToList();
        return names.Exists(t => t.Is(source, "|")) ? [] : names.Where(t => t.Kind == LeanTokenKind.Identifier).Select(t => t.In(source)).Append("this");
    }

    private static IEnumerable<string> Identifiers(string text) =>
        LeanLexer.Tokenize(text).Where(t => t.Kind == LeanTokenKind.Identifier).Select(t => t.In(text));
}
