using System.Collections.Immutable;

namespace ProofRepair.Bench.Text;

/// <summary>What two statements have in common when they ask the same in the same words.</summary>
public static class StatementText
{
    /// <summary>
    /// The tokens of the last theorem in a text, from its binders to the end of its statement, with single spaces. Comments, layout, the theorem's name and its
    /// keyword are no part of what it states, and a body is none of the statement. A text without a theorem is taken as it is.
    /// </summary>
    public static string Normalised(string text)
    {
        if (DeclarationText.Last(text) is not { } theorem)
        {
            return Joined(LeanScanner.Scan(text), 0);
        }

        var tokens = LeanScanner.Scan(theorem.Statement);
        var keyword = DeclarationText.TheoremPositions(tokens)[^1];
        var name = theorem.Name.Length == 0 ? keyword : Enumerable.Range(keyword + 1, tokens.Length - keyword - 1).First(i => !tokens[i].IsTrivia);
        return Joined(tokens, name + 1);
    }

    private static string Joined(ImmutableArray<LeanToken> tokens, int from) => string.Join(' ', tokens.Skip(from).Where(t => !t.IsTrivia).Select(t => t.Text));
}
