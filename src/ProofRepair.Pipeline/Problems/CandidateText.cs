using System.Text;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Problems;

/// <summary>The declaration as Lean is to see it while candidates are tried.</summary>
public static class CandidateText
{
    /// <summary>
    /// <c>theorem NAME</c> becomes <c>example</c> of the same width, so that columns stay, and so that no candidate of a batch finds
    /// another in the environment (<c>exact?</c> would). A body that calls its own theorem keeps the name, and so do universe binders,
    /// which an example cannot have.
    /// </summary>
    public static LeanSource Of(Problem problem, string declaration)
    {
        var lead = problem.Lead;
        var tokens = LeanLexer.Tokenize(lead).Where(t => !t.IsTrivia).ToList();
        if (KeywordIn(lead, tokens) is not { } keyword)
        {
            return new LeanSource(declaration);
        }

        var start = tokens[keyword].Start;
        var before = WithoutModifiers(lead, tokens, keyword);
        var name = keyword + 1 < tokens.Count ? tokens[keyword + 1] : default;
        var hasUniverses = keyword + 2 < tokens.Count && tokens[keyword + 2].Is(lead, ".{");
        if (!problem.AsExample || hasUniverses || problem.DeclaredName is not { } declared || name.In(lead) != declared
            || MentionsName(declaration[lead.Length..], declared))
        {
            return new LeanSource(before + declaration[start..]);
        }

        var end = name.Span.End;
        return new LeanSource(before + "example".PadRight(declaration[start..end].EnumerateRunes().Count()) + declaration[end..]);
    }

    /// <summary>
    /// What stands before the keyword, with spaces for documentation, attributes and modifiers: they act on what follows a proof, not
    /// on the proof. <c>open … in</c> and its like stay, and so does <c>nonrec</c>, which decides what a name in the body means.
    /// </summary>
    private static string WithoutModifiers(string lead, List<LeanToken> tokens, int keyword)
    {
        var text = new StringBuilder();
        var (position, depth) = (0, 0);
        for (var i = FirstModifier(lead, tokens, keyword); i < keyword; i++)
        {
            var word = tokens[i].In(lead);
            var isAttribute = depth > 0 || word == "@[";
            depth += word is "[" or "@[" ? 1 : word == "]" ? -1 : 0;
            if (isAttribute || tokens[i].Kind == LeanTokenKind.DocComment || (CommandKeywords.IsModifier(word) && word != "nonrec"))
            {
                text.Append(lead, position, tokens[i].Start - position);
                text.Append(string.Concat(word.EnumerateRunes().Select(r => r.Value is '\n' or '\r' ? r.ToString() : " ")));
                position = tokens[i].End;
            }
        }

        return text.Append(lead, position, tokens[keyword].Start - position).ToString();
    }

    /// <summary>The index after the last <c>in</c>: documentation before <c>open … in</c> is Lean's to refuse.</summary>
    private static int FirstModifier(string lead, List<LeanToken> tokens, int keyword)
    {
        var balance = BracketBalance.Of(lead, [.. tokens]);
        return 1 + Enumerable.Range(0, keyword).LastOrDefault(i => tokens[i].Is(lead, "in") && balance.Enclosing[i] < 0, -1);
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
