using System.Globalization;
using System.Text;

namespace ProofRepair.Gate.Reports;

/// <summary>
/// Text of a change as it may be printed: names and messages can hold anything. A terminal acts on control characters, a reader is deceived by marks
/// of direction, and GitHub's runner acts on what a step prints (<c>::command::</c> at the start of a line whatever white space is before it,
/// <c>##[command]</c> anywhere in one; github.com/actions/runner, ActionCommand.cs).
/// </summary>
internal static class Inert
{
    /// <summary>In one line, with what is not to be printed as <c>\u{…}</c>.</summary>
    public static string Line(string text) => Shown(text, keepLines: false);

    /// <summary>The same with its lines, and tabs, left as they are.</summary>
    public static string Lines(string text) => Shown(text.Replace("\r\n", "\n", StringComparison.Ordinal), keepLines: true);

    /// <summary>No line of it is a command to whoever reads the output of a build.</summary>
    public static string Commands(string text) =>
        WithoutBracketed(string.Join('\n', text.Split('\n').Select(l => l.TrimStart() is var rest && rest.StartsWith("::", StringComparison.Ordinal) ? $"{l[..^rest.Length]}\\{rest}" : l)));

    /// <summary>No part of it is a command of the older form, which counts anywhere in a line.</summary>
    public static string WithoutBracketed(string text) => text.Replace("##[", "#\\#[", StringComparison.Ordinal);

    private static string Shown(string text, bool keepLines)
    {
        if (!text.EnumerateRunes().Any(r => IsHidden(r, keepLines)) && !HasLoneHalf(text))
        {
            return text;
        }

        var shown = new StringBuilder();
        // A lone half of a pair is read as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            _ = IsHidden(rune, keepLines) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}") : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    private static bool IsHidden(Rune rune, bool keepLines) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => !(keepLines && rune.Value is '\n' or '\t'),
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        _ => false,
    };

    private static bool HasLoneHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }
}
