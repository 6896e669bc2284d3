using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>
/// A tactic that this toolchain does not know, or that Lean 3 spelled otherwise. A tactic that is known and fails is left alone, but for the
/// few lines marked with <c>!</c>, whose word means something else in Lean 4.
/// </summary>
internal static class Substitutes
{
    private const string Name = "another tactic";

    private static readonly Lazy<ILookup<string, string>> Table = new(() => DataLines.Read("tactic-substitutes.txt"));

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var word = context.Word(context.Fault);
        var fails = context.IsFailure && !context.IsUnknownName;
        if (word.Length == 0)
        {
            return [];
        }

        var span = ItemAt(context, out var rest);
        return Table.Value[fails ? "!" + word : word]
            .Concat(fails ? [] : Table.Value["!" + word])
            .Where(template => template.Contains("$rest", StringComparison.Ordinal) ? rest.Length > 0 : !HasLocation(rest))
            .Select(template => Refinement.Of(Name, Edit.Replace(span.Start, span.End, template.Replace("$rest", rest, StringComparison.Ordinal))));
    }

    /// <summary>A tactic that works at hypotheses is not replaced by one that closes the goal.</summary>
    private static bool HasLocation(string rest) => rest.StartsWith("at ", StringComparison.Ordinal) || rest.Contains(" at ", StringComparison.Ordinal);

    private static TextSpan ItemAt(RefinementContext context, out string rest)
    {
        var token = context.Tokens.Tokens[context.Fault];
        var end = context.ItemOf(context.Fault) is { } item && item.Span.Start == token.Start ? item.Span.End : EndOfLine(context);
        rest = context.Text[token.End..end].Trim();
        return TextSpan.FromBounds(token.Start, end);
    }

    private static int EndOfLine(RefinementContext context)
    {
        var tokens = context.Tokens;
        var last = context.Fault;
        while (last + 1 < tokens.Count && !tokens.IsFirstOnLine(last + 1) && tokens.TextOf(last + 1) is not ("<;>" or ";" or "|")
            && !(tokens.Match(last + 1) >= 0 && tokens.Match(last + 1) < context.Fault))
        {
            last++;
        }

        return tokens.Tokens[last].End;
    }
}
