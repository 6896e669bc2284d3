using System.Collections.Immutable;

namespace ProofRepair.Bench.Text;

/// <summary>
/// A theorem in a text. <paramref name="Prefix"/> is what stands before it, <paramref name="Statement"/> begins at its modifiers
/// (doc comment, attributes, <c>set_option … in</c>) and ends before <c>:=</c>, <paramref name="Body"/> is what follows that, if any.
/// </summary>
public sealed record DeclarationText(string Prefix, string Statement, string Name, string? Body)
{
    private static readonly string[] TheoremKeywords = ["theorem", "lemma", "example"];
    private static readonly string[] Modifiers = ["private", "protected", "noncomputable", "nonrec", "unsafe", "partial", "public"];

    /// <summary>True when the body proves something, which <c>sorry</c>, <c>by sorry</c>, <c>by</c> and nothing do not.</summary>
    public bool HasProof
    {
        get
        {
            var words = LeanScanner.Scan(Body ?? "").Where(t => !t.IsTrivia).Select(t => t.Text).ToList();
            return words.Count > 0 && words is not (["sorry"] or ["by"] or ["by", "sorry"]);
        }
    }

    /// <summary>The last theorem of a text, or null when there is none.</summary>
    public static DeclarationText? Last(string text)
    {
        var tokens = LeanScanner.Scan(text);
        var keywords = TheoremPositions(tokens);
        return keywords.IsEmpty ? null : At(text, tokens, keywords[^1], text.Length);
    }

    /// <summary>The token indices of the keywords that begin theorems: outside of brackets, and first on their line but for modifiers.</summary>
    public static ImmutableArray<int> TheoremPositions(ImmutableArray<LeanToken> tokens)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == LeanTokenKind.Identifier && TheoremKeywords.Contains(tokens[i].Text) && BeginsCommand(tokens, i))
            {
                found.Add(i);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The theorem whose keyword is token <paramref name="keyword"/>, in a text that is read up to <paramref name="end"/>.</summary>
    public static DeclarationText At(string text, ImmutableArray<LeanToken> tokens, int keyword, int end)
    {
        var start = tokens[FirstModifier(tokens, keyword)].Start;
        var cut = FindAssignment(tokens, keyword + 1, end);
        var statementEnd = cut is { } c ? tokens[c].Start : end;
        var name = tokens.Skip(keyword + 1).FirstOrDefault(t => !t.IsTrivia);
        return new DeclarationText(
            text[..start],
            text[start..statementEnd].TrimEnd(),
            !tokens[keyword].Is("example") && name.Kind == LeanTokenKind.Identifier ? name.Text : "",
            cut is { } a ? text[tokens[a].End..end] : null);
    }

    private static bool BeginsCommand(ImmutableArray<LeanToken> tokens, int keyword)
    {
        var first = FirstModifier(tokens, keyword);
        return first == 0 || tokens[first].Kind == LeanTokenKind.DocComment || tokens[first].Is("@")
            || (tokens[first - 1].Kind == LeanTokenKind.Space && (tokens[first - 1].Text.Contains('\n') || first == 1))
            || tokens[first - 1].Kind is LeanTokenKind.Comment or LeanTokenKind.DocComment;
    }

    private static int FirstModifier(ImmutableArray<LeanToken> tokens, int keyword)
    {
        var first = keyword;
        while (true)
        {
            var i = Previous(tokens, first);
            if (i >= 0 && (tokens[i].Kind == LeanTokenKind.DocComment
                || (tokens[i].Kind == LeanTokenKind.Identifier && Modifiers.Contains(tokens[i].Text))))
            {
                first = i;
            }
            else if (i >= 0 && tokens[i].Is("]") && AttributeStart(tokens, i) is { } attribute)
            {
                first = attribute;
            }
            else if (i >= 0 && tokens[i].Is("in") && InStart(tokens, i) is { } command)
            {
                first = command;
            }
            else
            {
                return first;
            }
        }
    }

    private static int Previous(ImmutableArray<LeanToken> tokens, int i)
    {
        do
        {
            i--;
        }
        while (i >= 0 && tokens[i].Kind is LeanTokenKind.Space or LeanTokenKind.Comment);
        return i;
    }

    private static int? AttributeStart(ImmutableArray<LeanToken> tokens, int close)
    {
        var depth = 0;
        for (var i = close; i > 0; i--)
        {
            depth += tokens[i].Is("]") ? 1 : tokens[i].Is("[") ? -1 : 0;
            if (depth == 0)
            {
                return tokens[i - 1].Is("@") ? i - 1 : null;
            }
        }

        return null;
    }

    /// <summary>The start of <c>open … in</c> or <c>set_option … in</c>, looked for on the same line.</summary>
    private static int? InStart(ImmutableArray<LeanToken> tokens, int last)
    {
        for (var i = last - 1; i >= 0 && !(tokens[i].Kind == LeanTokenKind.Space && tokens[i].Text.Contains('\n')); i--)
        {
            if (tokens[i].Is("open") || tokens[i].Is("set_option") || tokens[i].Is("omit") || tokens[i].Is("include"))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The <c>:=</c> that ends the statement: outside of brackets, and not that of a <c>let</c> or <c>have</c> in it.</summary>
    private static int? FindAssignment(ImmutableArray<LeanToken> tokens, int from, int end)
    {
        var depth = 0;
        var pending = 0;
        for (var i = from; i < tokens.Length && tokens[i].Start < end; i++)
        {
            var token = tokens[i];
            if (token.Kind == LeanTokenKind.Symbol && token.Text is "(" or "[" or "{" or "⟨" or "⦃" or "⟦")
            {
                depth++;
            }
            else if (token.Kind == LeanTokenKind.Symbol && token.Text is ")" or "]" or "}" or "⟩" or "⦄" or "⟧")
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0 && (token.Is("let") || token.Is("have") || token.Is("letI") || token.Is("haveI")))
            {
                pending++;
            }
            else if (depth == 0 && token.Is(":="))
            {
                if (pending == 0)
                {
                    return i;
                }

                pending--;
            }
        }

        return null;
    }
}
