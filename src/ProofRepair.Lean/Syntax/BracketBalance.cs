using System.Collections.Immutable;

namespace ProofRepair.Lean.Syntax;

/// <summary>
/// Which brackets of a token list belong together. A closing bracket closes the nearest opening one of its kind;
/// those that it skips stay without a partner (-1), so that one forgotten bracket does not swallow the rest of a proof.
/// </summary>
public sealed record BracketBalance(ImmutableArray<int> Match, ImmutableArray<int> Enclosing, int? FirstUnbalanced)
{
    public bool IsBalanced => FirstUnbalanced is null;

    public static BracketBalance Of(string text, ImmutableArray<LeanToken> tokens)
    {
        var match = new int[tokens.Length];
        Array.Fill(match, -1);
        var open = new List<(int Index, string Closing)>();
        var firstUnbalanced = int.MaxValue;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != LeanTokenKind.Keyword || tokens[i].Span.Length > 3)
            {
                continue;
            }

            var token = tokens[i].In(text);
            if (ClosingOf(token) is { } closing)
            {
                open.Add((i, closing));
            }
            else if (token is ")" or "]" or "}" or "⟩" or "›" or "⟧")
            {
                var partner = open.FindLastIndex(o => o.Closing == token);
                if (partner != open.Count - 1 || partner < 0)
                {
                    firstUnbalanced = Math.Min(firstUnbalanced, i);
                }

                if (partner >= 0)
                {
                    match[open[partner].Index] = i;
                    match[i] = open[partner].Index;
                    open.RemoveRange(partner, open.Count - partner);
                }
            }
        }

        if (open.Count > 0)
        {
            firstUnbalanced = Math.Min(firstUnbalanced, open[0].Index);
        }

        return new BracketBalance([.. match], [.. Around(match)], firstUnbalanced == int.MaxValue ? null : firstUnbalanced);
    }

    /// <summary>The bracket that closes this one, or null when the token opens nothing.</summary>
    public static string? ClosingOf(string token) => token switch
    {
        "(" or "$(" => ")",
        "[" or "#[" or "%[" or "![" or "!![" or "@[" => "]",
        "{" or ".{" => "}",
        "⟨" => "⟩",
        "‹" => "›",
        "⟦" => "⟧",
        _ => null,
    };

    private static int[] Around(int[] match)
    {
        var enclosing = new int[match.Length];
        var current = -1;
        for (var i = 0; i < match.Length; i++)
        {
            if (match[i] >= 0 && match[i] < i)
            {
                current = enclosing[match[i]];
            }

            enclosing[i] = current;
            if (match[i] > i)
            {
                current = i;
            }
        }

        return enclosing;
    }
}
