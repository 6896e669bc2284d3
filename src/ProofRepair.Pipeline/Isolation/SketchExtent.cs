using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Isolation;

/// <summary>How much of an attempt a sketch keeps.</summary>
internal static class SketchExtent
{
    /// <summary>Tokens of the body outside its holes.</summary>
    public static int Of(Sketch sketch) =>
        new TokenStream(sketch.Text, sketch.Body).Tokens.Count(t => !sketch.Holes.Any(h => h.Span.Contains(t.Start)));

    /// <summary>The one that keeps more; nothing is left of a complete one to ask for.</summary>
    public static Sketch? Larger(Sketch? best, Sketch? other) =>
        best is null || (other is not null && (other.IsComplete, Of(other)).CompareTo((best.IsComplete, Of(best))) > 0) ? other : best;
}
