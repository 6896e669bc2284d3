using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Isolation;

/// <summary>A sketch that Lean accepts but for its holes, with the goals of each hole as Lean printed them; the first is the one to close.</summary>
public sealed record GoaledSketch(Sketch Sketch, ImmutableDictionary<int, ImmutableArray<Goal>> Goals)
{
    public Goal? GoalOf(Hole hole) => Goals.GetValueOrDefault(hole.Id, []) is { Length: > 0 } goals ? goals[0] : null;
}
