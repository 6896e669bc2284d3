using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>A run by its name, with what became of each problem.</summary>
public sealed record RunOutcomes(string Name, IReadOnlyDictionary<string, bool> Proved);

/// <summary>
/// Two runs problem by problem. Only problems of both count; <paramref name="NotShared"/> names the rest. <paramref name="Difference"/> is the share that the
/// second proved less the share that the first did, with Bonett and Price's interval for paired proportions (J. Educ. Behav. Stat. 37, 2012).
/// All names are in ordinal order.
/// </summary>
public sealed record RunComparison(
    string First,
    string Second,
    int Problems,
    int Both,
    int Neither,
    ImmutableArray<string> OnlyFirst,
    ImmutableArray<string> OnlySecond,
    ImmutableArray<string> NotShared,
    Estimate Difference)
{
    public McNemar Test => new(OnlyFirst.Length, OnlySecond.Length);

    public Proportion FirstProved => new(Both + OnlyFirst.Length, Problems);

    public Proportion SecondProved => new(Both + OnlySecond.Length, Problems);

    public static RunComparison Of(RunOutcomes first, RunOutcomes second, double level = 0.95)
    {
        var shared = first.Proved.Keys.Where(second.Proved.ContainsKey).Order(StringComparer.Ordinal).ToImmutableArray();
        var notShared = first.Proved.Keys.Concat(second.Proved.Keys).Distinct(StringComparer.Ordinal).Except(shared, StringComparer.Ordinal);
        var onlyFirst = shared.RemoveAll(p => !first.Proved[p] || second.Proved[p]);
        var onlySecond = shared.RemoveAll(p => first.Proved[p] || !second.Proved[p]);
        return new RunComparison(
            first.Name,
            second.Name,
            shared.Length,
            shared.Count(p => first.Proved[p] && second.Proved[p]),
            shared.Count(p => !first.Proved[p] && !second.Proved[p]),
            onlyFirst,
            onlySecond,
            [.. notShared.Order(StringComparer.Ordinal)],
            PairedDifference(onlyFirst.Length, onlySecond.Length, shared.Length, level));
    }

    /// <summary>
    /// The effect of showing the model the informal text (<c>--informal on</c>, the second) over not showing it (<c>off</c>, the first). FormalMATH
    /// (arXiv:2505.02735) found that it can hurt.
    /// </summary>
    public static RunComparison OfInformalText(IReadOnlyDictionary<string, bool> off, IReadOnlyDictionary<string, bool> on, double level = 0.95) =>
        Of(new RunOutcomes("informal off", off), new RunOutcomes("informal on", on), level);

    private static Estimate PairedDifference(int onlyFirst, int onlySecond, int problems, double level)
    {
        if (problems == 0)
        {
            return new Estimate(double.NaN, -1, 1);
        }

        var (gained, lost) = ((onlySecond + 1.0) / (problems + 2), (onlyFirst + 1.0) / (problems + 2));
        var half = Quantiles.Normal(level) * Math.Sqrt((gained + lost - ((gained - lost) * (gained - lost))) / (problems + 2));
        return new Estimate((double)(onlySecond - onlyFirst) / problems, Math.Max(-1, gained - lost - half), Math.Min(1, gained - lost + half));
    }
}
