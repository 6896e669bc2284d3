using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// The names that a statement binds, found by the shapes of binders alone. Shapes that bind in another way (patterns, named cases)
/// are not known, so the names in them stay unknown and the statement is refused.
/// </summary>
internal static class Binders
{
    public static HashSet<string> In(IReadOnlyList<LeanToken> tokens)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == LeanTokenKind.Symbol && tokens[i].Text is "∀" or "∃" or "∃!" or "λ" or "∑" or "∏" || tokens[i].Is("fun"))
            {
                Quantified(tokens, i + 1, names);
            }
            else if (tokens[i].Is("let") && i + 1 < tokens.Count && tokens[i + 1].Kind == LeanTokenKind.Identifier)
            {
                names.Add(tokens[i + 1].Text);
            }
            else if (IsSetBuilder(tokens, i))
            {
                names.Add(tokens[i + 1].Text);
            }
        }

        return names;
    }

    /// <summary>The groups <c>(x y : T)</c> between the name of a theorem and its colon; returns the index of that colon, or -1.</summary>
    public static int Signature(IReadOnlyList<LeanToken> tokens, int start, HashSet<string> names)
    {
        for (var i = start; i < tokens.Count;)
        {
            if (tokens[i].Is(":"))
            {
                return i;
            }

            var close = Close(tokens, i);
            if (close < 0)
            {
                return -1;
            }

            Group(tokens, i, names);
            i = close + 1;
        }

        return -1;
    }

    /// <summary><c>{x | …}</c> or <c>{x : T | …}</c>, as against <c>{x, y}</c> and the binder <c>{x : T}</c>.</summary>
    public static bool IsSetBuilder(IReadOnlyList<LeanToken> tokens, int i)
    {
        if (!tokens[i].Is("{") || i + 2 >= tokens.Count || tokens[i + 1].Kind != LeanTokenKind.Identifier)
        {
            return false;
        }

        return SetBuilderBar(tokens, i) >= 0;
    }

    /// <summary>The index of the bar of the set-builder that opens at <paramref name="open"/>, or -1.</summary>
    public static int SetBuilderBar(IReadOnlyList<LeanToken> tokens, int open)
    {
        if (tokens[open + 2].Is("|"))
        {
            return open + 2;
        }

        if (!tokens[open + 2].Is(":"))
        {
            return -1;
        }

        var close = Close(tokens, open);
        for (var i = open + 3; i < close; i++)
        {
            if (tokens[i].Is("|"))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>, or -1.</summary>
    public static int Close(IReadOnlyList<LeanToken> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += Nesting(tokens[i]);
            if (depth == 0)
            {
                return i > open ? i : -1;
            }
        }

        return -1;
    }

    public static int Nesting(LeanToken token) => token.Kind != LeanTokenKind.Symbol ? 0 : token.Text switch
    {
        "(" or "[" or "{" or "⟨" => 1,
        ")" or "]" or "}" or "⟩" => -1,
        _ => 0,
    };

    private static void Quantified(IReadOnlyList<LeanToken> tokens, int i, HashSet<string> names)
    {
        while (i < tokens.Count)
        {
            if (tokens[i].Kind == LeanTokenKind.Identifier && !tokens[i].Is("in"))
            {
                names.Add(tokens[i++].Text);
            }
            else if ((tokens[i].Is("(") || tokens[i].Is("{")) && Close(tokens, i) is var close and > 0 && Group(tokens, i, names))
            {
                i = close + 1;
            }
            else
            {
                return;
            }
        }
    }

    private static bool Group(IReadOnlyList<LeanToken> tokens, int open, HashSet<string> names)
    {
        var i = open + 1;
        while (i < tokens.Count && tokens[i].Kind == LeanTokenKind.Identifier)
        {
            i++;
        }

        if (i >= tokens.Count || !tokens[i].Is(":") || i == open + 1)
        {
            return false;
        }

        for (var j = open + 1; j < i; j++)
        {
            names.Add(tokens[j].Text);
        }

        return true;
    }
}
