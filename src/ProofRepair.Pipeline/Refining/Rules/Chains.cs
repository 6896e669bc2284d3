using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary><c>t &lt;;> u</c> where <c>u</c> fails: <c>t</c> alone, or with <c>u</c> only where it works.</summary>
internal static class Chains
{
    private const string Name = "failing suffix";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (!context.IsFailure || Suffix(context) is not { } suffix)
        {
            yield break;
        }

        var text = suffix.Span.In(context.Text);
        var operand = text[(text.IndexOf("<;>", StringComparison.Ordinal) + 3)..].Trim();
        if (!operand.StartsWith("try", StringComparison.Ordinal))
        {
            yield return Refinement.Dropping(Name, suffix with { Replacement = $" <;> try ({operand})" });
        }

        yield return Refinement.Dropping(Name, suffix);
    }

    /// <summary>Takes out the last <c>&lt;;></c> of the error's range, or the one right before the error, with what it joins.</summary>
    public static TextEdit? Suffix(RefinementContext context)
    {
        var tokens = context.Tokens;
        var end = context.Error.At.End ?? context.Error.Start;
        var inside = Enumerable.Range(0, tokens.Count)
            .LastOrDefault(i => tokens.Is(i, "<;>") && tokens.Tokens[i].Start > context.Error.Start && tokens.Tokens[i].End < end, -1);
        var chain = inside >= 0 ? inside : tokens.Is(context.Fault - 1, "<;>") ? context.Fault - 1 : -1;
        if (chain < 1 || chain + 1 >= tokens.Count)
        {
            return null;
        }

        var operand = context.ItemOf(chain + 1);
        var stop = operand is not null && operand.Span.Start == tokens.Tokens[chain + 1].Start ? operand.Span.End : inside >= 0 ? end : 0;
        return stop <= tokens.Tokens[chain].End ? null : Edit.Delete(tokens.Tokens[chain - 1].End, stop);
    }
}
