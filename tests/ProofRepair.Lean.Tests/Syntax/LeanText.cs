using CsCheck;

namespace ProofRepair.Lean.Tests.Syntax;

/// <summary>Random texts: arbitrary characters, and soups of the words that proofs are made of.</summary>
internal static class LeanText
{
    private static readonly string[] Words =
    [
        "by", "have", "h", ":", "x", "=", "y", ":=", "simp", "norm_num", "·", "<;>", ";", "\n", "\n  ", "\n    ", "\n      ", "\n", "(", ")", "[", "]", "⟨", "⟩",
        "{", "}", "|", "=>", "calc", "_", "first", "try", "cases", "with", "induction", "case", "next", "fun", "if", "then", "else", "match", "exact", "rw", ",",
        "∀", "let", "sorry", "all_goals", "conv", "at", "-- c\n", "/- d -/", "\"s\"", "'", "where", "obtain", "show", "from", "𝔸", ".", "|x|", "theorem", "open", "in", "/-", "\"",
        "example", "@[", "end", "deriving", "/-- e -/", "namespace", "«", "1.5", "?_", "admit",
    ];

    public static Gen<string> Soup { get; } =
        Gen.OneOf(Words).Array[0, 60].Select(words => string.Join(" ", words).Replace("\n ", "\n", StringComparison.Ordinal));

    public static Gen<string> Any { get; } = Gen.OneOf(Gen.String, Soup, Gen.Char["()[]{}⟨⟩|'\"/-\\«».:=;<> \nabyr#!`?_0₁λ"].Array[0, 80].Select(c => new string(c)));

    /// <summary>A proof with a part cut out or words put in.</summary>
    public static Gen<string> Mutations(string proof) =>
        Gen.Select(Gen.Int[0, proof.Length], Gen.Int[0, 40], Gen.OneOf(Words)).Select(
            (at, length, word) => $"{proof[..at]} {word} {proof[Math.Min(proof.Length, at + length)..]}");
}
