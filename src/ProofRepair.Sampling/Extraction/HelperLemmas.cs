using System.Text;

namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// Only a body may stand after a pinned statement, so the lemmas that a model proved before its theorem become <c>have</c>s at the body's
/// start: a lemma's signature is one of a <c>have</c> as it stands.
/// </summary>
public static class HelperLemmas
{
    /// <summary>The body with its helpers in it; the body alone where a helper is no lemma with <c>:=</c>, or the body is no tactic block.</summary>
    public static string Within(ExtractedBody extracted)
    {
        ArgumentNullException.ThrowIfNull(extracted);
        var body = extracted.Body;
        if (extracted.Helpers is not { } helpers || !extracted.IsTactic || !body.StartsWith("by", StringComparison.Ordinal) || Tactics(body) is not var (column, tactics))
        {
            return body;
        }

        var scan = new LeanScan(helpers);
        var declarations = Declarations.Find(scan);
        var text = new StringBuilder("by\n");
        for (var i = 0; i < declarations.Count; i++)
        {
            var (start, end) = (declarations[i].NameEnd, i + 1 < declarations.Count ? declarations[i + 1].Start : helpers.Length);
            var bodyStart = Declarations.BodyStart(scan, start);
            if (declarations[i].Keyword is not ("theorem" or "lemma") || bodyStart < 0 || bodyStart > end || declarations[i].Name.Contains('.', StringComparison.Ordinal))
            {
                return body;
            }

            var lines = $"have {declarations[i].Name}{helpers[start..end].TrimEnd()}".Split('\n');
            foreach (var line in lines)
            {
                text.Append(' ', line.Length == 0 ? 0 : column).Append(line).Append('\n');
            }
        }

        return declarations.Count == 0 ? body : text.Append(tactics).ToString();
    }

    /// <summary>The block's lines with their indentation, and the column of its first; null where that column cannot be told.</summary>
    private static (int Column, string Lines)? Tactics(string body)
    {
        var block = body[2..];
        var line = block.IndexOf('\n', StringComparison.Ordinal);
        if (line < 0)
        {
            return (2, "  " + block.Trim());
        }

        if (!string.IsNullOrWhiteSpace(block[..line]) && !block[..line].TrimStart().StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var lines = block[(line + 1)..];
        var first = new LeanScan(lines).FirstCodeFrom(0);
        var start = first < lines.Length ? lines.LastIndexOf('\n', first) + 1 : -1;
        return start < 0 || lines[start..first].Any(c => c != ' ') ? null : (first - start, lines);
    }
}
