using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Isolation;

/// <summary>How much of an attempt a sketch keeps, and whether it is worth keeping.</summary>
internal static class SketchExtent
{
    /// <summary>Tokens of the body outside its holes; nothing is left of a complete one to ask for.</summary>
    public static int Of(Sketch sketch) => sketch.IsComplete
        ? int.MaxValue
        : new TokenStream(sketch.Text, sketch.Body).Tokens.Count(t => !sketch.Holes.Any(h => h.Span.Contains(t.Start)));

    /// <summary>Whether a goal or a hypothesis is about what another hole leaves open.</summary>
    public static bool AsksAboutHoles(GoaledSketch goaled) =>
        goaled.Goals.Values.SelectMany(goals => goals).Any(g => SpeaksOfHole(g.Target) || g.Hypotheses.Any(h => SpeaksOfHole(h.Type)));

    private static bool SpeaksOfHole(string term) => LeanTokens.Split(term).Any(t => t.Text == "sorry");
}
