using System.Text;
using ProofRepair.Lean.Syntax;

namespace ProofRepair.Verify;

/// <summary>
/// The file that a verdict rests on: header, the declaration byte for byte, a sentinel, and after it, where the body cannot use it,
/// the pinned statement once more under a name of this program's, to compare what Lean made of both.
/// </summary>
internal sealed record VerificationFile(string Text, int FirstLine, int LastLine, string Sentinel, string? PinnedName)
{
    public const string Name = "Check.lean";
    public const string Compiled = "Check.olean";

    public static VerificationFile Compose(VerifyRequest request, string nonce, bool printAxioms)
    {
        var text = new StringBuilder(request.Header.Text);
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        var first = 1 + Lines(text.ToString());
        var declaration = request.Lead + request.Body;
        text.Append(declaration).Append('\n');
        var last = first + Lines(declaration);
        var sentinel = $"verified {nonce}";
        text.Append($"#print \"{sentinel}\"\n");
        if (printAxioms && request.DeclaredName is { } name)
        {
            text.Append($"#print axioms {name}\n");
        }

        var pinned = request.DeclaredName is null ? null : $"pinned_{nonce}";
        if (pinned is not null && Renamed(request.Lead, request.DeclaredName!, pinned) is { } restated)
        {
            text.Append(restated.TrimEnd()).Append(" sorry\n");
        }
        else
        {
            pinned = null;
        }

        return new VerificationFile(text.ToString(), first, last, sentinel, pinned);
    }

    private static string? Renamed(string lead, string name, string by)
    {
        var token = LeanLexer.Tokenize(lead).FirstOrDefault(t => t.Kind == LeanTokenKind.Identifier && t.In(lead) == name);
        return token == default || !lead.TrimEnd().EndsWith(":=", StringComparison.Ordinal) ? null : lead[..token.Start] + by + lead[token.Span.End..];
    }

    private static int Lines(string text) => text.AsSpan().Count('\n');
}
