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
        var tokens = LeanLexer.Tokenize(problem.Lead).Where(t => !t.IsTrivia).ToList();
        if (KeywordIn(problem.Lead, tokens) is not { } keyword)
        {
            return new LeanSource(declaration);
        }

        // Documentation, attributes and modifiers act on what follows a proof, not on the proof.
        var start = tokens[keyword].Start;
        var before = string.Concat(declaration[..start].EnumerateRunes().Select(r => r.Value is '\n' or '\r' ? r.ToString() : " "));
        var name = keyword + 1 < tokens.Count ? tokens[keyword + 1] : default;
        if (!problem.AsExample || problem.DeclaredName is not { } declared || name.In(problem.Lead) != declared
            || MentionsName(declaration[problem.Lead.Length..], declared))
        {
            return new LeanSource(before + declaration[start..]);
        }

        var end = name.Span.End;
        return new LeanSource(before + "example".PadRight(declaration[start..end].EnumerateRunes().Count()) + declaration[end..]);
    }

    /// <summary>The index of <c>theorem</c> or <c>lemma</c>, outside the brackets of attributes.</summary>
    private static int? KeywordIn(string lead, List<LeanToken> tokens)
    {
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].In(lead);
            depth += word is "[" or "@[" ? 1 : word == "]" ? -1 : 0;
            if (depth == 0 && (word is "theorem" or "lemma"))
            {
                return i;
            }
        }

        return null;
    }

    private static bool MentionsName(string body, string name) =>
        body.Contains(name, StringComparison.Ordinal)
        && LeanLexer.Tokenize(body).Any(t => t.Kind == LeanTokenKind.Identifier && (t.In(body) == name || t.In(body).StartsWith(name + ".", StringComparison.Ordinal)));
}
