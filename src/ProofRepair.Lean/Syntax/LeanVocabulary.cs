using System.Collections.Frozen;

namespace ProofRepair.Lean.Syntax;

/// <summary>Symbols of two and more characters, and the words that are reserved besides the command keywords.</summary>
internal static class LeanVocabulary
{
    public const int LongestSymbol = 4;

    private static readonly FrozenSet<string> Symbols = FrozenSet.ToFrozenSet(
    [
        ":=", "=>", "->", "<-", "<->", "<|", "|>", "|>.", "<|>", "<;>", "..", "...", "::", "!=", "==", "<=", ">=",
        "&&", "||", "|||", "&&&", "^^^", "~~~", "<<<", ">>>", "++", ">>=", "<*>", "<$>", "$>", "<$", "*>", "<*", ">>",
        "=<<", ">=>", "<=<", "∃!", "|-", "''", "⁻¹", "⁻¹'", "#[", "%[", "![", "!![", "@[", ".{", "$(", "/\\", "\\/", "//",
        "@&", "∑'", "∏'", "←!", "==>",
    ],
    StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "by", "fun", "let", "have", "show", "from", "suffices", "if", "then", "else", "match", "with", "do", "where", "at",
        "in", "calc", "forall", "exists", "Type", "Prop", "Sort", "nomatch", "nofun", "return", "for", "unless", "try",
        "catch", "finally", "mut", "sorry", "using", "haveI", "letI", "termination_by", "decreasing_by", "extends",
    ],
    StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SymbolLookup =
        Symbols.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsSymbol(ReadOnlySpan<char> text) => SymbolLookup.Contains(text);

    public static bool IsReserved(string word) => Words.Contains(word) || CommandKeywords.Contains(word);
}
