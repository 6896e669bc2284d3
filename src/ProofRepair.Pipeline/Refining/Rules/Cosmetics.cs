namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>A step that only tidies and found nothing to do is taken out. It counts only when Lean then reports fewer errors.</summary>
internal static class Cosmetics
{
    private const string Name = "step without effect";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsFailure || !IsCosmetic(context.Word(context.Fault)) || context.ItemOf(context.Fault) is not { } item
            || item.Span.Start != context.Tokens.Tokens[context.Fault].Start)
        {
            yield break;
        }

        if (context.BlockOf(context.Fault).Items.Length > 1)
        {
            yield return Refinement.Dropping(Name, context.Without(item.Span));
        }

        yield return Refinement.Dropping(Name, Edit.Replace(item.Span.Start, item.Span.End, "skip"));
    }

    private static bool IsCosmetic(string head) => head is "simp" or "simp_all" or "dsimp" or "norm_num" or "ring_nf" or "norm_cast" or "push_cast" or "push_neg"
        or "field_simp" or "simp_rw" or "unfold" or "subst" or "subst_vars" or "clear" or "symm" or "norm_num1" or "rename_i" or "beta_reduce" or "change" or "zify" or "rify";
}
