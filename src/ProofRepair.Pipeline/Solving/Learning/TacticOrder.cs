using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>
/// The order in which tactics are tried: by successes to be expected in a second. Of a family that was tried on the class, the rate of success is
/// drawn from what is believed of it (Thompson sampling); of one that was not, it is the prior's mean. The prior falls along the portfolio's
/// own order, so with nothing learnt that order stays. No draws are wasted on the unknown: a goal that stays open meets every tactic anyway.
/// </summary>
public static class TacticOrder
{
    /// <summary>As many tries as the portfolio's own order is worth.</summary>
    private const double PriorTries = 4;

    private const double FallPerPlace = 0.98;
    private const double LeastSeconds = 0.05;

    // (rate, seconds) of a wave's tactics; the quotient falls from wave to wave by more than the places within one wave make up for.
    private static readonly ImmutableArray<(double Rate, double Seconds)> s_waves = [(0.4, 0.5), (0.1, 1), (0.05, 3), (0.03, 4)];

    public static ImmutableArray<SolverTactic> Of(
        IReadOnlyList<SolverTactic> tactics, IReadOnlyDictionary<string, TacticTally> tallies, Random random)
    {
        if (!tactics.Any(t => tallies.ContainsKey(t.Family)))
        {
            return [.. tactics];
        }

        var drawn = new Dictionary<string, double>(StringComparer.Ordinal);
        return [.. tactics.Select((tactic, place) => (tactic, Worth: Worth(tactic, place))).OrderByDescending(t => t.Worth).Select(t => t.tactic)];

        double Worth(SolverTactic tactic, int place)
        {
            var (rate, seconds) = s_waves[Math.Min(tactic.Wave, s_waves.Length - 1)];
            rate *= Math.Pow(FallPerPlace, place);
            if (!tallies.TryGetValue(tactic.Family, out var tally) || tally.Tries == 0)
            {
                return rate / seconds;
            }

            // Tactics of one family that the same goal gives stay together, in their order.
            if (!drawn.TryGetValue(tactic.Family, out var worth))
            {
                var believed = BetaSampling.Next(random, (rate * PriorTries) + tally.Closed, ((1 - rate) * PriorTries) + tally.Failed);
                var cost = ((seconds * PriorTries) + tally.Seconds) / (PriorTries + tally.Tries);
                drawn[tactic.Family] = worth = believed / Math.Max(cost, LeastSeconds);
            }

            return worth;
        }
    }
}
