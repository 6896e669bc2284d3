using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Problems;

/// <summary>The declaration as Lean is to see it while candidates are tried.</summary>
public static class CandidateText
{
    /// <summary>
    /// <c>theorem NAME</c> becomes <c>example</c> of the same width, so that columns stay, and so that no candidate of a batch finds
    /// another in the environment (<c>exact?</c> would). A body that calls its own theorem keeps the name.
    /// </summary>
    public static LeanSource Of(Problem problem, string declaration)
    {
        if (problem.DeclaredName is not { } name)
        {
            return new LeanSource(declaration);
        }

        var tokens = LeanLexer.Tokenize(problem.Lead).Where(t => !t.IsTrivia).ToList();
        if (tokens.Count < 2 || tokens[0].In(problem.Lead) is not ("theorem" or "lemma") || tokens[1].In(problem.Lead) != name
            || MentionsName(declaration[problem.Lead.Length..], name))
        {
            return new LeanSource(declaration);
        }

        var start = tokens[0].Start;
        var end = tokens[1].Span.End;
        var width = CodePoints(problem.Lead.AsSpan(start, end - start));
        return new LeanSource(declaration[..start] + "example".PadRight(width) + declaration[end..]);
    }

    private static bool MentionsName(string body, string name) =>
        body.Contains(name, StringComparison.Ordinal)
        && LeanLexer.Tokenize(body).Any(t => t.Kind == LeanTokenKind.Identifier && (t.In(body) == name || t.In(body).StartsWith(name + ".", StringComparison.Ordinal)));

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
