using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.CorePort;

/// <summary>
/// A statement without comments. <paramref name="Tokens"/> begins at its keyword and holds no white space; <paramref name="Gaps"/> says what
/// stood before each token. <paramref name="BinderStart"/> is the first token after the name, <paramref name="Colon"/> that of the proposition.
/// </summary>
internal sealed record StatementShape(
    IReadOnlyList<LeanToken> Tokens,
    IReadOnlyList<string> Gaps,
    int BinderStart,
    int Colon,
    IReadOnlySet<string> Bound)
{
    public static StatementShape? Parse(string statement)
    {
        var tokens = new List<LeanToken>();
        var gaps = new List<string>();
        var gap = "";
        foreach (var token in LeanScanner.Scan(statement))
        {
            if (token.Kind == LeanTokenKind.Space)
            {
                gap += token.Text;
            }
            else if (token.IsTrivia)
            {
                gap += " ";
            }
            else
            {
                tokens.Add(token);
                gaps.Add(gap);
                gap = "";
            }
        }

        if (tokens.Count < 4 || tokens[0].Text is not ("theorem" or "lemma" or "example"))
        {
            return null;
        }

        var start = tokens[0].Is("example") ? 1 : 2;
        if (start == 2 && tokens[1].Kind != LeanTokenKind.Identifier)
        {
            return null;
        }

        var bound = Binders.In(tokens);
        var colon = Binders.Signature(tokens, start, bound);
        return colon < 0 || colon + 1 >= tokens.Count ? null : new StatementShape(tokens, gaps, start, colon, bound);
    }

    /// <summary>No white space between token <paramref name="i"/> and the one before it.</summary>
    public bool Touches(int i) => i > 0 && i < Tokens.Count && Gaps[i].Length == 0;

    public LeanToken At(int i) => i >= 0 && i < Tokens.Count ? Tokens[i] : default;
}
