using System.Buffers;
using System.Net;
using System.Text;

namespace ProofRepair.Sampling.Extraction;

/// <summary>Takes out what a copy or a transport put in and what Lean never reads: tabs, zero-width characters, HTML entities, end-of-text tokens.</summary>
internal static class CodeCleaning
{
    private const int TabWidth = 2;
    private static readonly SearchValues<char> s_unread = SearchValues.Create("\t\u00A0\u200B\u200C\u200D\u2060\uFEFF");
    private static readonly string[] s_endTokens = ["</s>", "<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<|end_of_text|>", "<｜end▁of▁sentence｜>", "<eos>", "<end_of_turn>", "[/INST]"];
    private static readonly string[] s_entities = ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#39;", "&#x27;", "&le;", "&ge;", "&ne;", "&nbsp;"];

    public static string CleanOutput(string raw)
    {
        var text = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF', '\u200B');
        for (var found = true; found;)
        {
            found = false;
            foreach (var token in s_endTokens)
            {
                var trimmed = text.AsSpan().TrimEnd();
                if (trimmed.EndsWith(token, StringComparison.Ordinal))
                {
                    text = trimmed[..^token.Length].ToString();
                    found = true;
                }
            }
        }

        return text;
    }

    public static string CleanCode(string code)
    {
        var scan = new LeanScan(code);
        if (HasEntity(scan))
        {
            // No Lean code holds an entity, so the whole text went through an encoder, its strings and comments too.
            code = WebUtility.HtmlDecode(code);
            scan = new LeanScan(code);
        }

        if (!code.AsSpan().ContainsAny(s_unread))
        {
            return code;
        }

        var result = new StringBuilder(code.Length);
        var atStart = true;
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            atStart = c == '\n' || (atStart && char.IsWhiteSpace(c));
            if (!scan.IsCode(i))
            {
                result.Append(c);
                continue;
            }

            _ = c switch
            {
                '\t' => result.Append(' ', atStart ? TabWidth : 1),
                '\u00A0' => result.Append(' '),
                '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => result,
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }

    private static bool HasEntity(LeanScan scan)
    {
        foreach (var entity in s_entities)
        {
            for (var at = scan.Text.IndexOf(entity, StringComparison.Ordinal); at >= 0; at = scan.Text.IndexOf(entity, at + 1, StringComparison.Ordinal))
            {
                if (scan.IsCode(at))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
