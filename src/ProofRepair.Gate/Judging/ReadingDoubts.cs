using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Gate.Judging;

/// <summary>
/// From where on Lean may read a file otherwise than the lexer, which does not know the grammar that libraries and the file make: what looks like a
/// string or a comment may be code there.
/// </summary>
/// <param name="Start">Of the first token in doubt; the text's length where there is none.</param>
/// <param name="Strings">Those which core Lean's grammar alone does not settle, by where they begin.</param>
internal sealed partial record ReadingDoubts(int Start, ImmutableArray<LeanToken> Strings)
{
    /// <param name="tokens">Without trivia.</param>
    public static ReadingDoubts Of(string text, ImmutableArray<LeanToken> tokens)
    {
        var start = text.Length;
        var strings = ImmutableArray.CreateBuilder<LeanToken>();
        for (var i = 0; i < tokens.Length; i++)
        {
            LeanToken? previous = i > 0 ? tokens[i - 1] : null;
            if (IsInDoubt(text, tokens[i], previous))
            {
                start = Math.Min(start, tokens[i].Start);
                if (!StringReadings.IsCertain(text, tokens[i], previous))
                {
                    strings.Add(tokens[i]);
                }
            }
        }

        return new ReadingDoubts(start, strings.ToImmutable());
    }

    /// <summary>Whether a string in a command that makes notation would let its symbol begin, or hide, a string or a comment.</summary>
    public static bool IsOddSymbol(string literal) => OddSymbol().IsMatch(literal[(literal.IndexOf('"', StringComparison.Ordinal) + 1)..literal.LastIndexOf('"')]);

    private static bool IsInDoubt(string text, LeanToken token, LeanToken? previous) => token.Kind switch
    {
        LeanTokenKind.Text when text[token.Start] != 'r' => StringReadings.Differ(text, token),
        LeanTokenKind.Text => IsEndOfSymbol(text, token, previous),
        LeanTokenKind.Character => token.In(text).Contains('"', StringComparison.Ordinal) && IsEndOfSymbol(text, token, previous),
        _ => false,
    };

    /// <summary>Whether the first character may be the last of a symbol that the lexer does not know.</summary>
    private static bool IsEndOfSymbol(string text, LeanToken token, LeanToken? previous) => previous is { } before && before.End == token.Start && text[token.Start - 1] is not ('(' or '[' or '{' or '⟨' or ',');

    [GeneratedRegex("""--|/-|[«"]|\\[xu]|^\s*[smf]!\s*$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OddSymbol();
}
