using System.Text.RegularExpressions;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>What is left of the text around a proof: Markdown fences, sentences, commands that follow.</summary>
internal static partial class Remains
{
    private const string Name = "text around the proof";

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        if (context.Fault >= context.Tokens.Count)
        {
            yield break;
        }

        var line = context.Line(context.FaultOffset);
        var text = line.In(context.Text);
        var isFirst = line.Start <= context.Body.Start;
        if (context.IsParse && !isFirst && (IsMarkdown(text) || IsSentence(text)))
        {
            yield return Refinement.Of(Name, DeleteLines(context, line.Start, line.End));
            if (line.End < context.Body.End)
            {
                yield return Cut(context, line.Start);
            }

            var prose = ProseLines(context).Select(l => DeleteLines(context, l.Start, l.End)).ToList();
            if (prose.Count > 1)
            {
                yield return Refinement.Of(Name, prose);
            }
        }
        else if (context.IsParse && FenceInside().Match(text) is { Success: true } fence && line.Start + fence.Index > context.Body.Start)
        {
            yield return Cut(context, line.Start + fence.Index);
        }

        if (CommandKeywords.Contains(context.Word(context.Fault)) && context.Fault > 0)
        {
            yield return Cut(context, context.FaultOffset);
        }
    }

    private static Refinement Cut(RefinementContext context, int start)
    {
        var from = start;
        while (from > context.Body.Start && LeanCharacters.IsWhiteSpace(context.Text[from - 1]))
        {
            from--;
        }

        return Refinement.Dropping(Name, Edit.Delete(from, context.Body.End));
    }

    private static TextEdit DeleteLines(RefinementContext context, int start, int end) =>
        start > context.Body.Start ? Edit.Delete(start - 1, end) : Edit.Delete(start, end);

    private static IEnumerable<TextSpan> ProseLines(RefinementContext context)
    {
        for (var start = context.LineEnd(context.Body.Start) + 1; start < context.Body.End; start = context.LineEnd(start) + 1)
        {
            var line = context.Line(start);
            if (IsMarkdown(line.In(context.Text)) || IsSentence(line.In(context.Text)))
            {
                yield return line;
            }
        }
    }

    private static bool IsMarkdown(string line) => line.TrimStart() is var text
        && (text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("**", StringComparison.Ordinal) || text.StartsWith("##", StringComparison.Ordinal)
            || text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("<|", StringComparison.Ordinal) || text.StartsWith("</", StringComparison.Ordinal));

    /// <summary>Begins with a capital, has several words of letters, and ends as sentences do.</summary>
    private static bool IsSentence(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || !char.IsAsciiLetterUpper(text[0]))
        {
            return false;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Count(w => w.TrimEnd('.', ',', ':', ';', '!').All(char.IsAsciiLetter));
        return words.Length >= 2 && plain * 3 >= words.Length * 2 && (text[^1] is '.' or ':' or '!' or ',' || words.Length >= 4);
    }

    [GeneratedRegex("```", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FenceInside();
}
