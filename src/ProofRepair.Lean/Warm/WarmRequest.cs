using System.Globalization;
using System.Text;

namespace ProofRepair.Lean.Warm;

/// <summary>
/// A text to check, as a line of JSON. Letters stay as they are: escapes in pairs, which .NET writes for letters such as 𝕜, are two broken
/// letters to Lean's reader.
/// </summary>
internal static class WarmRequest
{
    /// <param name="word">Said by the worker when it is done, so that nothing that a proof prints passes for that.</param>
    /// <param name="heartbeats">Null: those that the worker was started with.</param>
    /// <param name="cancelAfter">By the clock, from when the worker begins with it; null: never.</param>
    public static string Line(string file, string text, string word, int? heartbeats, TimeSpan? cancelAfter)
    {
        var line = new StringBuilder(text.Length + 200);
        line.Append("{\"file\":");
        Append(line, file);
        line.Append(",\"word\":");
        Append(line, word);
        if (heartbeats is { } most)
        {
            line.Append(CultureInfo.InvariantCulture, $",\"heartbeats\":{most}");
        }

        if (cancelAfter is { } time)
        {
            line.Append(CultureInfo.InvariantCulture, $",\"milliseconds\":{Math.Max(1, (long)time.TotalMilliseconds)}");
        }

        line.Append(",\"text\":");
        // As Lean reads files.
        Append(line, text.Replace("\r\n", "\n", StringComparison.Ordinal));
        return line.Append('}').ToString();
    }

    private static void Append(StringBuilder line, string text)
    {
        line.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => line.Append("\\\""),
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                < ' ' => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => line.Append(c),
            };
        }

        line.Append('"');
    }
}
