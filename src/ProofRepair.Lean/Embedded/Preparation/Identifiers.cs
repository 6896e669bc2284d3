namespace ProofRepair.Lean.Embedded.Preparation;

internal static class Identifiers
{
    /// <summary>Every word of a script, strings included: more than are used, never fewer.</summary>
    public static IReadOnlySet<string> Of(string script)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = -1;
        for (var i = 0; i <= script.Length; i++)
        {
            if (i < script.Length && (char.IsAsciiLetterOrDigit(script[i]) || script[i] is '_' or '$'))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                lookup.Add(script.AsSpan(start, i - start));
                start = -1;
            }
        }

        return words;
    }
}
