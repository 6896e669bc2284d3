using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>A tactic with the share of proofs in which it closes a block, and the number of blocks that it closes in all of them.</summary>
public sealed record TacticShare(string Tactic, Proportion Proofs, int Blocks)
{
    /// <summary>
    /// Over verified bodies, the most used first. Shares do not sum to 1: a proof with several blocks counts for several tactics. FormalMATH
    /// (arXiv:2505.02735) found that provers lean on a few.
    /// </summary>
    public static ImmutableArray<TacticShare> Of(IReadOnlyCollection<string> bodies) =>
    [
        .. bodies
            .SelectMany((body, i) => ClosingTactics.Of(body).Select(tactic => (Proof: i, Tactic: tactic)))
            .GroupBy(c => c.Tactic, StringComparer.Ordinal)
            .Select(g => new TacticShare(g.Key, new Proportion(g.Select(c => c.Proof).Distinct().Count(), bodies.Count), g.Count()))
            .OrderByDescending(s => s.Proofs.Count)
            .ThenBy(s => s.Tactic, StringComparer.Ordinal),
    ];
}
