using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary><c>begin … end</c> of Lean 3 is <c>by …</c>.</summary>
internal static class BeginEnd
{
    private const string Name = "begin and end";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var word = context.Word(context.Fault);
        if (word is not ("begin" or "end") && context.Word(context.Fault - 1) != "begin")
        {
            return [];
        }

        var edits = EditsOf(context.Tokens);
        return edits.Count == 0 ? [] : [Refinement.Of(Name, edits)];
    }

    public static List<TextEdit> EditsOf(TokenStream tokens)
    {
        var edits = new List<TextEdit>();
        var open = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Is(i, "begin"))
            {
                open++;
                edits.Add(Edit.Replace(tokens.Tokens[i], tokens.Is(i - 1, "by") ? "" : "by"));
            }
            else if (tokens.Is(i, "end") && (open > 0 || i == tokens.Count - 1))
            {
                open--;
                edits.Add(Edit.Replace(tokens.Tokens[i], ""));
            }
        }

        return edits;
    }
}
