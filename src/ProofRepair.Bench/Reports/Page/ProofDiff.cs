using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>From an attempt to the final proof, line by line: each line with a space, <c>-</c> or <c>+</c> before it.</summary>
internal static class ProofDiff
{
    // DiffPlex is quadratic in the differences: texts of more lines than any proof has are shown one after the other.
    private const int MostLines = 4000;

    public static ImmutableArray<string> Of(string attempt, string? proof)
    {
        if (proof is null)
        {
            return [.. Lines(attempt).Select(l => " " + l)];
        }

        if (Lines(attempt).Length + Lines(proof).Length > MostLines)
        {
            return [.. Lines(attempt).Select(l => "-" + l), .. Lines(proof).Select(l => "+" + l)];
        }

        return [.. InOrder(InlineDiffBuilder.Diff(attempt, proof, ignoreWhiteSpace: false, ignoreCase: false).Lines)];
    }

    /// <summary>DiffPlex pairs the lines of a change; what goes reads better before what comes.</summary>
    private static IEnumerable<string> InOrder(IEnumerable<DiffPiece> lines)
    {
        var inserted = new List<string>();
        foreach (var line in lines.Select(l => Mark(l.Type) + l.Text))
        {
            if (line[0] == '+')
            {
                inserted.Add(line);
                continue;
            }

            if (line[0] == ' ')
            {
                foreach (var before in inserted)
                {
                    yield return before;
                }

                inserted.Clear();
            }

            yield return line;
        }

        foreach (var last in inserted)
        {
            yield return last;
        }
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Deleted => "-",
        ChangeType.Inserted => "+",
        _ => " ",
    };

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
