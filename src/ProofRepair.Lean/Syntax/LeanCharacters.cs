using System.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>Which codepoints make a name: Lean's <c>isIdFirst</c> and <c>isIdRest</c> (src/Init/Meta/Defs.lean).</summary>
public static class LeanCharacters
{
    public static bool IsNameStart(Rune rune) =>
        IsAsciiLetter(rune.Value) || rune.Value == '_' || IsLetterLike(rune.Value);

    public static bool IsNameRest(Rune rune) =>
        IsNameStart(rune) || IsDigit(rune.Value) || rune.Value is '\'' or '!' or '?' || IsSubscript(rune.Value);

    public static bool IsDigit(int value) => value is >= '0' and <= '9';

    public static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsAsciiLetter(int value) => value is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static bool IsLetterLike(int value) => value switch
    {
        0x3bb or 0x3a0 or 0x3a3 or 0xd7 or 0xf7 => false, // λ Π Σ × ÷ are symbols
        >= 0x3b1 and <= 0x3c9 => true,
        >= 0x391 and <= 0x3a9 => true,
        >= 0x3ca and <= 0x3fb => true,
        >= 0x1f00 and <= 0x1ffe => true,
        >= 0x2100 and <= 0x214f => true,
        >= 0x1d49c and <= 0x1d59f => true,
        >= 0xc0 and <= 0x17f => true,
        _ => false,
    };

    private static bool IsSubscript(int value) =>
        value is >= 0x2080 and <= 0x2089 or >= 0x2090 and <= 0x209c or >= 0x1d62 and <= 0x1d6a or 0x2c7c;
}
