using System.Globalization;

namespace ProofRepair.Sampling.Extraction;

/// <summary>Lean's names, as far as finding a declaration in a model's output needs them.</summary>
internal static class LeanNames
{
    public static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || c is '_' or '\'' or '!' or '?' || char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber || c is >= '₀' and <= '₉';

    public static bool IsPartBefore(string text, int offset) => offset > 0 && IsPart(text[offset - 1]);

    /// <summary>The word that begins at <paramref name="offset"/>, with the marks that tactics may end in (<c>rcases'</c>, <c>by_contra!</c>).</summary>
    public static string WordAt(string text, int offset)
    {
        var end = offset;
        while (end < text.Length && IsPart(text[end]))
        {
            end++;
        }

        return text[offset..end];
    }

    /// <summary>The end of the dotted name at <paramref name="offset"/>, <c>«…»</c> included.</summary>
    public static int EndOfName(string text, int offset)
    {
        var i = offset;
        while (i < text.Length)
        {
            if (text[i] == '«')
            {
                var close = text.IndexOf('»', i);
                if (close < 0)
                {
                    return i;
                }

                i = close + 1;
            }
            else if (IsPart(text[i]) || (text[i] == '.' && i + 1 < text.Length && (IsPart(text[i + 1]) || text[i + 1] == '«')))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Equal, or equal but for a namespace that only one of them writes.</summary>
    public static bool Match(string left, string right)
    {
        var (a, b) = (left.Replace("_root_.", "", StringComparison.Ordinal), right.Replace("_root_.", "", StringComparison.Ordinal));
        return a == b || a.EndsWith('.' + b, StringComparison.Ordinal) || b.EndsWith('.' + a, StringComparison.Ordinal);
    }
}
