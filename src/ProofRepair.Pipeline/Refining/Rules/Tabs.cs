namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Lean reads no tabs. How wide they were is unknown: one step of indentation, or two.</summary>
internal static class Tabs
{
    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsParse || !context.Says("tab"))
        {
            return [];
        }

        var tabs = Enumerable.Range(context.Body.Start, context.Body.Length).Where(i => context.Text[i] == '\t').ToList();
        return tabs.Count == 0
            ? []
            : new[] { "  ", "    ", "        " }.Select(spaces => Refinement.Of("tabs", tabs.Select(i => Edit.Replace(i, i + 1, spaces))));
    }
}
