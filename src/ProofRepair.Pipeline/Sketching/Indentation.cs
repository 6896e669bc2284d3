using System.Text;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>Moves tactic text to the column of the place where it is spliced, keeping the lines' columns relative to each other.</summary>
public static class Indentation
{
    /// <summary>
    /// The same tactics with their first in column <paramref name="column"/>; the first line itself is not indented, for it is put at the place.
    /// Where the first line lost its indentation in transport, the rest is measured by the lines that begin a tactic beside it.
    /// Lines that begin inside a string stay as they are.
    /// </summary>
    public static string Align(string tactics, int column)
    {
        var text = TrimTrivia(tactics);
        var lines = LineStarts(text);
        var from = BaseColumn(text, lines);
        var result = new StringBuilder();
        var inString = StringSpans(text);
        for (var k = 0; k < lines.Count; k++)
        {
            var start = lines[k];
            var end = k + 1 < lines.Count ? lines[k + 1] : text.Length;
            var content = start;
            while (content < end && text[content] == ' ')
            {
                content++;
            }

            var isBlank = content == end || text[content] is '\n' or '\r';
            if (k > 0 && inString.Any(s => s.Start < start && start < s.End))
            {
                content = start;
            }
            else if (k > 0 && !isBlank)
            {
                result.Append(' ', Math.Max(0, content - start - from + column));
            }

            result.Append(text, content, end - content);
        }

        return result.ToString();
    }

    /// <summary>The text from its first token (or comment) to its last token, without a <c>by</c> in front and without comments behind.</summary>
    private static string TrimTrivia(string tactics)
    {
        var tokens = LeanLexer.Tokenize(tactics);
        var last = tokens.LastOrDefault(t => !t.IsTrivia);
        if (last.Span.Length == 0)
        {
            return "";
        }

        var first = tokens[0];
        if (first.Is(tactics, "by") && first.End < last.End)
        {
            first = tokens[1];
        }

        // The indentation of the first line is kept when it is there: it is what the others are measured by.
        var start = tactics.LastIndexOf('\n', first.Start) + 1;
        return tactics[start..first.Start].All(c => c == ' ') ? tactics[start..last.End] : tactics[first.Start..last.End];
    }

    /// <summary>The column, in the given text, of the sequence to which the first line belongs.</summary>
    private static int BaseColumn(string text, List<int> lines)
    {
        var first = IndentOf(text, 0);
        if (lines.Count == 1)
        {
            return first;
        }

        var stream = new TokenStream(text, new TextSpan(0, text.Length));
        var beside = Beside(stream);
        if (beside.Count == 0)
        {
            return first;
        }

        var least = beside.Min();
        if (least <= first || stream.Count == 0 || stream.Tokens[0].Start > lines[1])
        {
            return least; // nothing was lost, or the first line is a comment
        }

        if (first > 0)
        {
            return first;
        }

        if (stream.TextOf(0) is "·" or "." && stream.Count > 1)
        {
            // Either other bullets stand beside this one, or what is left is inside it.
            var leftmost = Enumerable.Range(1, stream.Count - 1).First(i => stream.IsFirstOnLine(i) && stream.Column(i) == least);
            return stream.Is(leftmost, stream.TextOf(0)) ? least : Math.Max(0, least - stream.Column(1));
        }

        // Tactics to the right of the first line: its own block, or its neighbours after the first line's indentation was lost.
        var second = Enumerable.Range(1, stream.Count - 1).FirstOrDefault(stream.IsFirstOnLine);
        if (second == 0 || !OpensBlock(stream.TextOf(second - 1)))
        {
            return least;
        }

        var block = stream.Column(second);
        return least < block || (least == block && stream.Is(second, "|")) ? least : first;
    }

    private static bool OpensBlock(string lastWord) =>
        lastWord is "by" or "=>" or "↦" or ":=" or "with" or "calc" or "·" or "then" or "else" or "first" or "conv"
            or "all_goals" or "any_goals" or "try" or "repeat" or "<;>" or "(" or "{" or "⟨" or "," or "from";

    /// <summary>Columns of the lines after the first that begin a tactic outside all brackets.</summary>
    private static List<int> Beside(TokenStream stream)
    {
        var columns = new List<int>();
        for (var i = 1; i < stream.Count; i++)
        {
            if (stream.IsFirstOnLine(i) && stream.Enclosing(i) < 0 && TacticStart.IsPossible(stream, i))
            {
                columns.Add(stream.Column(i));
            }
        }

        return columns;
    }

    private static int IndentOf(string text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        return i - start;
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }

    private static List<TextSpan> StringSpans(string text) =>
        [.. LeanLexer.Tokenize(text).Where(t => t.Kind == LeanTokenKind.Text).Select(t => t.Span)];
}
