using System.Text;

namespace ProofRepair.Ablation.Apollo.Assembling;

/// <summary>
/// Puts proofs where <c>sorry</c> stood, by lines: the i-th line with the letters "sorry" becomes the i-th proof, all of it, also when
/// it holds a second <c>sorry</c>, other text or is a comment.
/// </summary>
internal static class ProofAssembler
{
    public static string Assemble(ApolloProof proof) => Expand(proof.Declaration, proof);

    private static string Expand(string text, ApolloProof proof)
    {
        var assembled = new StringBuilder();
        var number = 0;
        foreach (var line in WithEnds(text))
        {
            if (!line.Contains("sorry", StringComparison.Ordinal))
            {
                assembled.Append(line);
            }
            else if (number++ < proof.Parts.Length)
            {
                assembled.Append(Part(line, proof.Parts[number - 1]));
            }
            else
            {
                assembled.Append(line).Append('\n');
            }
        }

        return assembled.ToString();
    }

    private static string Part(string line, ApolloProof? part)
    {
        var indent = new string(' ', line.Length - line.TrimStart(' ').Length);
        var text = PythonText.Dedent(part is null ? "sorry" : BodyOf(part.Declaration));
        var placed = "\n\n" + string.Concat(WithEnds(text).Select(l => indent + l)) + "\n\n";
        return part is null ? placed : Expand(placed, part);
    }

    /// <summary>After the first <c>:= by</c>, which may be one of the statement's.</summary>
    private static string BodyOf(string declaration)
    {
        var by = declaration.IndexOf(":= by", StringComparison.Ordinal);
        return by < 0 ? "sorry" : declaration[(by + ":= by".Length)..];
    }

    private static IEnumerable<string> WithEnds(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            yield return text[start..next];
            start = next;
        }
    }
}
