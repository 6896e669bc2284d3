using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>Where the lines of a filling go.</summary>
public enum FillingLayout
{
    /// <summary>In the column of the hole.</summary>
    InPlace,

    /// <summary>
    /// Below the <c>by</c> or <c>=></c> whose whole block the hole is, as people write it: a filling of several lines would otherwise stand in the
    /// column behind the statement.
    /// </summary>
    Below,
}

internal static class FillingLayouts
{
    private const int Indent = 2;

    /// <summary>The column of the lines below, or null where a filling stays in place.</summary>
    public static int? ColumnBelow(Hole hole, TokenStream tokens, ProofTree tree)
    {
        var first = tokens.IndexAt(hole.Span.Start);
        var isWholeBlock = !hole.IsTactic || (hole.Span == hole.Enclosing && first > 0 && tokens.TextOf(first - 1) is "by" or "=>" && !tokens.IsFirstOnLine(first));
        if (!isWholeBlock || hole.IsShared)
        {
            return null;
        }

        if (hole.IsTactic && first > 1 && tokens.IsFirstOnLine(first - 1))
        {
            return tokens.Column(first - 1) + Indent;
        }

        // The block that the hole fills is not there yet where a term stands.
        var around = tree.BlocksEnclosing(hole.Span.Start).Skip(hole.IsTactic ? 1 : 0).FirstOrDefault(b => !b.IsTerm);
        var local = tree.Locals.LastOrDefault(l => l.Span.Contains(hole.Span));
        return (around?.Column ?? (local is null ? 0 : tokens.Column(tokens.IndexAt(local.Span.Start)))) + Indent;
    }
}
