using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Lines that lost their column in transport: the first of a block, one that is off by a little, a block that stands where its opener stands.</summary>
internal static class Indents
{
    private const string Name = "indentation";
    private const int Step = 2;

    public static IEnumerable<Refinement> Propose(RefinementContext context)
    {
        var tokens = context.Tokens;
        var line = FirstOfLine(context);
        if (line <= 0)
        {
            yield break;
        }

        var column = tokens.Column(line);
        if (context.IsParse && context.Says("indented"))
        {
            var outer = context.ItemOf(line - 1) is { } item ? ColumnAt(context, item.Span.Start) : column;
            foreach (var end in new[] { NextAtOrLeftOf(tokens, line, column), tokens.Count })
            {
                yield return Shift(context, line, end, Math.Max(Step, outer + Step - column));
            }
        }

        var last = NextAtOrLeftOf(tokens, line, column);
        foreach (var target in Columns(context, line).Where(c => c != column).OrderBy(c => Math.Abs(c - column)).Take(3))
        {
            yield return Shift(context, line, last, target - column);
            if (last < tokens.Count)
            {
                yield return Shift(context, line, tokens.Count, target - column);
            }
        }

        // What stands before is what was moved: the lines from the start of its block.
        var block = context.BlockOf(line - 1);
        var chain = context.Tree.Ancestors(block).Prepend(block).Where(b => !b.IsTerm && b.Items.Length > 0 && b.Column != column);
        foreach (var around in chain.Take(2))
        {
            var first = tokens.IndexAt(around.Items[0].Span.Start);
            if (first >= line)
            {
                continue;
            }

            if (tokens.IsFirstOnLine(first) && first > 0)
            {
                yield return Shift(context, first, line, column - around.Column);
            }
            else if (first > 0 && tokens.Is(first - 1, "by"))
            {
                // `by tac` on one line, and the next tactics below.
                yield return Refinement.Of(
                    Name, Edit.Replace(tokens.Tokens[first - 1].End, tokens.Tokens[first].Start, "\n" + new string(' ', column)));
            }
        }
    }

    /// <summary>The first token of the line at fault; where Lean took a tactic for an argument, of that tactic's line.</summary>
    private static int FirstOfLine(RefinementContext context)
    {
        var tokens = context.Tokens;
        if (context.IsParse)
        {
            return context.Fault < tokens.Count && tokens.IsFirstOnLine(context.Fault) ? context.Fault : -1;
        }

        if (context.Error.At.End is not { } end || !(context.Says("function expected") || context.IsUnknownName || context.Says("application type mismatch") || context.Says("argument")))
        {
            return -1;
        }

        for (var i = context.Fault + 1; i < tokens.Count && tokens.Tokens[i].Start < end; i++)
        {
            if (tokens.IsFirstOnLine(i) && TacticWords.Contains(tokens.TextOf(i)))
            {
                return i;
            }
        }

        return tokens.IsFirstOnLine(context.Fault) && TacticWords.Contains(context.Word(context.Fault)) ? context.Fault : -1;
    }

    /// <summary>The columns in which the tactics before a line stand.</summary>
    private static IEnumerable<int> Columns(RefinementContext context, int line) =>
        context.Tree.BlocksEnclosing(context.Tokens.Tokens[line - 1].Start).Where(b => !b.IsTerm && b.Items.Length > 0).Select(b => b.Column).Distinct();

    private static int ColumnAt(RefinementContext context, int offset) => context.Tokens.Column(context.Tokens.IndexAt(offset));

    /// <summary>The first token after a line that begins a line no further to the right.</summary>
    private static int NextAtOrLeftOf(TokenStream tokens, int line, int column)
    {
        var i = line + 1;
        while (i < tokens.Count && !(tokens.IsFirstOnLine(i) && tokens.Column(i) <= column))
        {
            i++;
        }

        return i;
    }

    private static Refinement Shift(RefinementContext context, int from, int to, int by)
    {
        var tokens = context.Tokens;
        var edits = new List<TextEdit>();
        for (var i = from; i < to; i++)
        {
            if (i == 0 || !tokens.IsFirstOnLine(i))
            {
                continue; // the first token follows the statement
            }

            var at = context.LineStart(tokens.Tokens[i].Start);
            edits.Add(by > 0 ? Edit.Insert(at, new string(' ', by)) : Edit.Delete(at, at + Math.Min(-by, tokens.Tokens[i].Start - at)));
        }

        return Refinement.Of(Name, edits);
    }
}
