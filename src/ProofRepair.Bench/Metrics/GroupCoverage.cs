using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>The proved problems of one group: a domain, a difficulty, a split. Wilson's interval is <see cref="Proportion.Wilson"/>.</summary>
public sealed record GroupCoverage(string Group, Proportion Proved)
{
    public const string NotStated = "not stated";

    /// <summary>In the order of the groups' names; items whose group is null or empty come last, as <see cref="NotStated"/>.</summary>
    public static ImmutableArray<GroupCoverage> By<T>(IEnumerable<T> items, Func<T, string?> group, Func<T, bool> proved) =>
    [
        .. items.GroupBy(i => group(i) is { Length: > 0 } name ? name : null, StringComparer.Ordinal)
            .OrderBy(g => g.Key is null)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new GroupCoverage(g.Key ?? NotStated, Proportion.Of([.. g], proved))),
    ];
}
