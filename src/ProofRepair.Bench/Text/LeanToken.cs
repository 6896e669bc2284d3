namespace ProofRepair.Bench.Text;

public enum LeanTokenKind
{
    Space,
    Comment,
    DocComment,
    Identifier,
    Number,
    Quoted,
    Symbol,
}

/// <summary>A token of Lean text. Tokens follow each other without gaps, so joining their texts gives the source again.</summary>
public readonly record struct LeanToken(LeanTokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool IsTrivia => Kind is LeanTokenKind.Space or LeanTokenKind.Comment or LeanTokenKind.DocComment;

    public bool Is(string text) => Kind is LeanTokenKind.Symbol or LeanTokenKind.Identifier
        && string.Equals(Text, text, StringComparison.Ordinal);
}
