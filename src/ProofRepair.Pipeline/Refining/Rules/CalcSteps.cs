using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Lean 3 continues a calculation with <c>...</c> and justifies a step after a colon.</summary>
internal static class CalcSteps
{
    private const string Name = "Lean 3 calc";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var tokens = context.Tokens;
        var calc = Enumerable.Range(0, Math.Min(context.Fault + 1, tokens.Count)).LastOrDefault(i => tokens.Is(i, "calc"), -1);
        if (!context.IsParse || calc < 0)
        {
            yield break;
        }

        var dots = Enumerable.Range(calc, tokens.Count - calc).Where(i => tokens.IsFirstOnLine(i) && tokens.Is(i, "...")).ToList();
        var colons = Enumerable.Range(calc + 1, tokens.Count - calc - 1)
            .Where(i => tokens.Is(i, ":") && tokens.Enclosing(i) == tokens.Enclosing(calc) && tokens.IsSpacedBefore(i)).ToList();
        var nearDots = dots.Exists(i => Math.Abs(i - context.Fault) <= 2);
        var nearColon = colons.Exists(i => Math.Abs(i - context.Fault) <= 1);
        List<TextEdit> underscores = [.. dots.Select(i => Edit.Replace(tokens.Tokens[i], "_"))];
        List<TextEdit> assignments = [.. colons.Select(i => Edit.Replace(tokens.Tokens[i], ":="))];
        if (nearDots)
        {
            yield return Refinement.Of(Name, underscores);
        }

        if (nearColon)
        {
            yield return Refinement.Of(Name, assignments);
        }

        if ((nearDots || nearColon) && dots.Count > 0 && colons.Count > 0)
        {
            yield return Refinement.Of(Name, underscores.Concat(assignments));
        }
    }
}
