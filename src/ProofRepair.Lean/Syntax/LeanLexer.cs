using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>
/// Lean's tokens with the rules of <c>tokenFn</c> and <c>whitespace</c> (src/Lean/Parser/Basic.lean), over a fixed vocabulary.
/// Total: what cannot be read is an <see cref="LeanTokenKind.Error"/> token. Spans are ordered and disjoint; between them is white space only.
/// </summary>
public static class LeanLexer
{
    public static ImmutableArray<LeanToken> Tokenize(string text) => Tokenize(text, new TextSpan(0, text.Length));

    /// <summary>The tokens of a part, as if the text ended where the part ends.</summary>
    public static ImmutableArray<LeanToken> Tokenize(string text, TextSpan part)
    {
        var tokens = ImmutableArray.CreateBuilder<LeanToken>();
        var scanner = new LeanScanner(text, part.End);
        var position = part.Start;
        LeanToken? previous = null;
        while (true)
        {
            while (position < part.End && LeanCharacters.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position >= part.End)
            {
                return tokens.DrainToImmutable();
            }

            var token = scanner.Next(position, previous);
            tokens.Add(token);
            if (!token.IsTrivia)
            {
                previous = token;
            }

            position = token.End;
        }
    }
}
