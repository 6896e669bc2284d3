using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Holes;

/// <summary>
/// In which order independent parts are tried, one after the other. The orders are those of least expected cost (sequential testing of series and
/// parallel systems); neither changes the chance of success. Equals stay in the order given.
/// </summary>
public static class SearchOrder
{
    /// <summary>All must succeed, and the first that fails ends it: by C/(1-S), cheap and likely to fail first. What cannot fail comes last.</summary>
    public static ImmutableArray<int> FailFast(IReadOnlyList<HoleOutlook> holes) => By(holes, hole => hole.ExpectedCost / (1 - hole.Chance));

    /// <summary>One is enough, and the first that succeeds ends it (sketches of one statement, tactics for one goal): by C/S, cheap and likely to succeed first.</summary>
    public static ImmutableArray<int> SucceedFast(IReadOnlyList<HoleOutlook> alternatives) => By(alternatives, one => one.ExpectedCost / one.Chance);

    /// <summary>What it costs on average to try all in this order until one fails.</summary>
    public static double ExpectedCost(IReadOnlyList<HoleOutlook> holes, IEnumerable<int> order)
    {
        var (cost, reached) = (0.0, 1.0);
        foreach (var place in order)
        {
            cost += reached * holes[place].ExpectedCost;
            reached *= holes[place].Chance;
        }

        return cost;
    }

    private static ImmutableArray<int> By(IReadOnlyList<HoleOutlook> parts, Func<HoleOutlook, double> index)
    {
        // Without tries C/(1-S) is 0 (it fails at once, for nothing) and C/S is 0/0: what cannot succeed is no alternative, and comes last.
        var indices = parts.Select(index).Select(i => double.IsNaN(i) ? double.PositiveInfinity : i).ToList();
        return [.. Enumerable.Range(0, parts.Count).OrderBy(place => indices[place])];
    }
}
