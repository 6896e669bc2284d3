using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary><c>cases h with a b</c> of Lean 3 (and Mathlib's <c>cases'</c>) as <c>rcases</c>; <c>induction n with k ih</c> likewise.</summary>
internal static class CaseNames
{
    private const string Name = "names after with";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsParse && !context.Says("the `with` keyword") && !context.Says("unknown tactic"))
        {
            yield break;
        }

        var tokens = context.Tokens;
        var head = Enumerable.Range(0, 8).Select(back => context.Fault - back)
            .FirstOrDefault(i => context.Word(i) is "cases" or "cases'" or "induction" or "induction'" or "rcases", -1);
        if (head < 0)
        {
            yield break;
        }

        var end = head + 1;
        while (end < tokens.Count && !tokens.IsFirstOnLine(end) && tokens.TextOf(end) is not ("<;>" or ";" or ","))
        {
            end++;
        }

        var with = Enumerable.Range(head, end - head).FirstOrDefault(i => tokens.Is(i, "with"), -1);
        if (with <= head + 1 || with + 1 >= end || tokens.TextOf(with + 1) is "|")
        {
            yield break;
        }

        var subject = tokens.SpanOf(head + 1, with).In(context.Text);
        var names = Enumerable.Range(with + 1, end - with - 1).Select(tokens.TextOf).ToList();
        var span = tokens.SpanOf(head, end);
        if (context.Word(head) is "induction" or "induction'")
        {
            // Lean 4 names the cases; with ?_ their goals come in the order of Lean 3's.
            var binders = string.Join(' ', names);
            yield return Of(span, $"induction {subject} with | zero => ?_ | succ {binders} => ?_");
            yield return Of(span, $"induction {subject} with | nil => ?_ | cons {binders} => ?_");
            yield return Of(span, $"induction' {subject} with {binders}");
            yield break;
        }

        if (!names.TrueForAll(n => n.Length > 0 && n is not ("(" or "⟨" or "|" or "=>")))
        {
            yield break;
        }

        yield return Of(span, $"rcases {subject} with ⟨{string.Join(", ", names)}⟩");
        yield return Of(span, $"rcases {subject} with {string.Join(" | ", names)}");
        yield return Of(span, $"cases' {subject} with {string.Join(' ', names)}");
    }

    private static Refinement Of(TextSpan span, string replacement) => Refinement.Of(Name, Edit.Replace(span.Start, span.End, replacement));
}
