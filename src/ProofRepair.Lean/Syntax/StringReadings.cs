namespace ProofRepair.Lean.Syntax;

/// <summary>
/// Whether <c>{…}</c> in a string holds a term is for Lean's grammar to know, which any library extends: a reader of tokens can only say where the
/// string would end under either reading.
/// </summary>
public static class StringReadings
{
    /// <summary>Whether a string may end elsewhere than the lexer says.</summary>
    public static bool Differ(string text, LeanToken token)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (token.Kind != LeanTokenKind.Text || text[token.Start] == 'r' || !token.In(text).Contains('{', StringComparison.Ordinal))
        {
            return false;
        }

        var scanner = new LeanScanner(text, text.Length);
        return scanner.PlainEnd(token.Start) != token.End || scanner.Interpolated(token.Start).End != token.End;
    }

    /// <summary>Whether core Lean's own grammar says which reading is right: <c>s!</c>, <c>m!</c> or <c>f!</c> is before it, and no doubtful string in it.</summary>
    public static bool IsCertain(string text, LeanToken token, LeanToken? previous)
    {
        ArgumentNullException.ThrowIfNull(text);
        return previous is { } word && word.In(text) is "s!" or "m!" or "f!"
            && new LeanScanner(text, text.Length).Interpolated(token.Start) is { NestsBraces: false, End: { } end } && end == token.End;
    }
}
