namespace ProofRepair.Pipeline.Goals;

/// <summary>A piece of printed Lean. <paramref name="IsName"/>: an identifier that may name a local (not the part after a dot).</summary>
internal readonly record struct LeanToken(string Text, bool IsName);

/// <summary>Splits printed Lean into identifiers, numerals and symbols; white space separates and is dropped.</summary>
internal static class LeanTokens
{
    // Longest first. All other symbols are tokens of one codepoint.
    private static readonly string[] Symbols = [":=", "=>", "∣∣", "|||", "&&&", "^^^", "<<<", ">>>", "||", "&&", "::", "++", "==", "!=", "<|", "|>", "..", "->"];

    public static List<LeanToken> Split(string text)
    {
        var tokens = new List<LeanToken>();
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var end = End(text, i, out var isName);
            var afterDot = i > 0 && text[i - 1] == '.';
            tokens.Add(new LeanToken(text[i..end], isName && !afterDot));
            i = end;
        }

        return tokens;
    }

    public static bool IsNameStart(string text, int i) =>
        (char.IsLetter(text, i) || text[i] is '_') && text[i] is not ('λ' or 'Π' or 'Σ' or 'ℕ' or 'ℤ' or 'ℚ' or 'ℝ' or 'ℂ');

    private static int End(string text, int start, out bool isName)
    {
        isName = false;
        var i = start;
        if (text[i] == '"')
        {
            for (i++; i < text.Length && text[i] != '"'; i++)
            {
                i += text[i] == '\\' ? 1 : 0;
            }

            return Math.Min(i + 1, text.Length);
        }

        if (text[i] == '«' && text.IndexOf('»', i) is var close and > 0)
        {
            isName = true;
            return close + 1;
        }

        if (char.IsAsciiDigit(text[i]))
        {
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }

            return i;
        }

        if (IsNameStart(text, i))
        {
            isName = true;
            while (i < text.Length && IsNameRest(text, i))
            {
                i += char.IsSurrogatePair(text, i) ? 2 : 1;
            }

            return i;
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
            {
                return start + symbol.Length;
            }
        }

        return start + (start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]) ? 2 : 1);
    }

    private static bool IsNameRest(string text, int i) =>
        char.IsLetterOrDigit(text, i) || text[i] is '_' or '\'' or '✝' || IsSubscript(text[i])
        || (text[i] is '!' or '?' && i + 1 < text.Length && text[i + 1] is not '=')
        || (IsSuperscript(text[i]) && i > 0 && (text[i - 1] == '✝' || IsSuperscript(text[i - 1])));

    private static bool IsSubscript(char c) => c is (>= '₀' and <= '₉') or (>= 'ₐ' and <= 'ₜ') or (>= 'ᵢ' and <= 'ᵪ');

    // Only after ✝: `h✝¹`. Elsewhere a superscript is notation (`x⁻¹`).
    private static bool IsSuperscript(char c) => c is '¹' or '²' or '³' or (>= '⁰' and <= '⁹');
}
