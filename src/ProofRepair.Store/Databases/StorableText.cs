using System.Buffers;
using System.Text;

namespace ProofRepair.Store.Databases;

/// <summary>
/// PostgreSQL's text takes no U+0000 and no halves of surrogate pairs, and what a model writes may have both (a reply that was cut inside a
/// character). They become U+FFFD, in SQLite too, so that both read back the same.
/// </summary>
internal static class StorableText
{
    private static readonly SearchValues<char> s_suspects = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Prepend(0).Select(c => (char)c)]);

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(s_suspects))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return clean.ToString();
    }
}
