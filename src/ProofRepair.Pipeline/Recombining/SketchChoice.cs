using System.Collections.Immutable;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>
/// Which sketch to spend more on: the one whose open goals most attempts came down to (the majority is seldom wrong about what has to be proved), then
/// the one whose holes are most likely to close. A sketch of which nothing is left but the statement comes after all others, however many attempts
/// failed so badly; one that states what is false comes last.
/// </summary>
public static class SketchChoice
{
    /// <param name="chance">How likely a goal is to be closed, between 0 and 1.</param>
    public static ImmutableArray<RepairedAttempt> Ranked(IEnumerable<RepairedAttempt> repaired, Func<Goal, double> chance) =>
    [
        .. repaired
            .Where(r => r.Sketch is not null)
            .GroupBy(r => OpenGoals(r.Sketch!), StringComparer.Ordinal)
            .SelectMany(g => g.Select(r => (Repaired: r, Votes: g.Count())))
            .OrderBy(r => r.Repaired.IsCondemned)
            .ThenBy(r => r.Repaired.KeepsNothing)
            .ThenByDescending(r => r.Votes)
            .ThenByDescending(r => Chance(r.Repaired.Sketch!, chance))
            .ThenBy(r => r.Repaired.OpenHoles)
            .Select(r => r.Repaired),
    ];

    private static string OpenGoals(GoaledSketch goaled) => string.Join(
        ' ',
        goaled.Sketch.Holes.Select(h => goaled.GoalOf(h) is { } goal ? GoalHash.Of(goal) : "?").Distinct().Order(StringComparer.Ordinal));

    private static double Chance(GoaledSketch goaled, Func<Goal, double> chance) =>
        goaled.Sketch.Holes.Aggregate(1.0, (all, h) => all * (goaled.GoalOf(h) is { } goal ? chance(goal) : 0));
}
