using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

public enum LeanTokenKind
{
    /// <summary>A name, with its dots and <c>«…»</c>; also <c>?x</c>, <c>?_</c> and <c>`name</c>.</summary>
    Identifier,

    /// <summary>A reserved word or a symbol.</summary>
    Keyword,

    /// <summary>A string: with escapes, raw, or interpolated as a whole.</summary>
    Text,
    Character,
    Numeral,
    LineComment,
    BlockComment,

    /// <summary><c>/-- … -/</c> or <c>/-! … -/</c>: to Lean these are tokens, not white space.</summary>
    DocComment,

    /// <summary>An unterminated comment, string, character or <c>«</c>, or half of a surrogate pair.</summary>
    Error,
}

public readonly record struct LeanToken(LeanTokenKind Kind, TextSpan Span)
{
    public int Start => Span.Start;

    public int End => Span.End;

    public bool IsTrivia => Kind is LeanTokenKind.LineComment or LeanTokenKind.BlockComment;

    public string In(string text) => Span.In(text);

    /// <summary>A name as Lean compares it: without the guillemets of its components.</summary>
    public string Unescaped(string text) => In(text).Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    public bool Is(string text, string word) =>
        Span.Length == word.Length && string.CompareOrdinal(text, Span.Start, word, 0, word.Length) == 0;
}
