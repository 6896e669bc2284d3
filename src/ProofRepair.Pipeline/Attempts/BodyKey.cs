using System.Globalization;
using System.Text;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>Equal for bodies that Lean reads alike: their tokens, each with its column and whether it begins a line. Comments and blank lines are no part of it.</summary>
public static class BodyKey
{
    public static string Of(string body)
    {
        var text = body.Trim();
        // To Lean a tab is no space, and documentation no comment.
        if (text.Contains('\t', StringComparison.Ordinal) || LeanLexer.Tokenize(text).Any(t => t.Kind == LeanTokenKind.DocComment))
        {
            return text;
        }

        var tokens = new TokenStream(text, new TextSpan(0, text.Length));
        var key = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            key.Append(tokens.IsFirstOnLine(i) ? '\n' : ' ').Append(CultureInfo.InvariantCulture, $"{tokens.Column(i)}:{tokens.TextOf(i)}");
        }

        return key.ToString();
    }
}
