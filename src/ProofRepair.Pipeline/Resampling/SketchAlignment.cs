using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>
/// A sketch beside the attempt that it may have been made of, by the lines that both have in the same order: refining, solving and widening change lines, and
/// leave no other trace of where they stood.
/// </summary>
internal sealed class SketchAlignment
{
    // Of longer proofs nothing is known.
    private const int MostPairs = 4_000_000;

    private readonly Sketch _sketch;
    private readonly Attempt _attempt;
    private readonly SourceText _sketchBody;
    private readonly SourceText _attemptBody;

    // The attempt's line for each of the sketch's, or -1.
    private readonly int[] _lines;

    public SketchAlignment(Sketch sketch, Attempt attempt)
    {
        (_sketch, _attempt) = (sketch, attempt);
        (_sketchBody, _attemptBody) = (new SourceText(sketch.Body.In(sketch.Text)), new SourceText(attempt.BodyText));
        var own = LinesOf(_sketchBody);
        foreach (var hole in sketch.Holes)
        {
            // A `sorry` is like any other: the lines around it say where it stood.
            own[LineOf(hole.Span.Start)] = "";
        }

        var other = LinesOf(_attemptBody);
        _lines = (long)own.Length * other.Length <= MostPairs ? Align(own, other) : [.. own.Select(_ => -1)];
        IsLikely = own.All(l => l.Length == 0) || 2 * Common > own.Count(l => l.Length > 0);
    }

    /// <summary>How many lines they have in common.</summary>
    public int Common => _lines.Count(l => l >= 0);

    /// <summary>Whether most of what the sketch keeps stands in the attempt.</summary>
    public bool IsLikely { get; }

    /// <summary>What stands in the attempt between the lines around the hole, as a part of the attempt's text; empty where only something is missing.</summary>
    public TextSpan PlaceOf(Hole hole)
    {
        var from = _lines.Take(LineOf(hole.Span.Start)).LastOrDefault(l => l >= 0, -1) + 1;
        var to = _lines.Skip(LineOf(hole.Span.End) + 1).FirstOrDefault(l => l >= 0, _attemptBody.LineCount);
        return TextSpan.FromBounds(_attempt.Body.Start + StartOf(from), _attempt.Body.Start + StartOf(Math.Max(from, to)));
    }

    private int LineOf(int offset) => _sketchBody.ToPosition(offset - _sketch.Body.Start).Line - 1;

    private int StartOf(int line) => line < _attemptBody.LineCount ? _attemptBody.LineStart(line + 1) : _attemptBody.Text.Length;

    private static string[] LinesOf(SourceText text) => [.. text.Text.Split('\n').Select(l => l.TrimEnd())];

    /// <summary>A longest common subsequence.</summary>
    private static int[] Align(string[] one, string[] other)
    {
        var best = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
            {
                best[i, j] = Same(i, j) ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }

        var lines = new int[one.Length];
        Array.Fill(lines, -1);
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (Same(i, j))
            {
                lines[i++] = j++;
            }
            else if (best[i + 1, j] >= best[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return lines;

        bool Same(int i, int j) => one[i].Length > 0 && one[i] == other[j];
    }
}
