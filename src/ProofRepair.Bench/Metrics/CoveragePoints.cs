using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>
/// Coverage as a function of the number of samples, kept problem by problem so that problems can be redrawn: <paramref name="PerProblem"/> holds, for each
/// problem, the chance or the fact of its being solved with each of <paramref name="Ks"/> samples.
/// </summary>
public sealed record CoveragePoints(ImmutableArray<int> Ks, ImmutableArray<ImmutableArray<double>> PerProblem)
{
    /// <summary>The mean over problems at each k.</summary>
    public double[] Means => [.. Ks.Select((_, i) => PerProblem.Average(p => p[i]))];

    /// <summary>By pass@k; null with the reason where the tries do not give it.</summary>
    public static (CoveragePoints? Points, string? Reason) OfTries(IReadOnlyCollection<Tries> problems, IEnumerable<int> ks)
    {
        var sorted = Sorted(ks);
        return sorted.Select(k => PassAtK.WhyNot(problems, k)).FirstOrDefault(r => r is not null) is { } reason
            ? (null, reason)
            : (new CoveragePoints(sorted, [.. problems.Select(p => sorted.Select(k => PassAtK.Of(p.Samples, p.Correct, k)!.Value).ToImmutableArray())]), null);
    }

    /// <summary>
    /// By the place of the first proof, which an early stop leaves as it is. Null with the reason where a problem without a proof was given up before
    /// the largest k: what further samples would have brought is not known.
    /// </summary>
    public static (CoveragePoints? Points, string? Reason) OfFirstSuccesses(IReadOnlyCollection<FirstSuccess> problems, IEnumerable<int> ks)
    {
        var sorted = Sorted(ks);
        if (problems.Count == 0)
        {
            return (null, "there are no problems");
        }

        if (sorted.Length > 0 && problems.Count(p => !p.Proved && p.Samples < sorted[^1]) is var givenUp and > 0)
        {
            return (null, $"{givenUp} of {problems.Count} problems have neither a proof nor {sorted[^1]} samples: ask for a k of at most {problems.Where(p => !p.Proved).Min(p => p.Samples)}");
        }

        return (new CoveragePoints(sorted, [.. problems.Select(p => sorted.Select(k => p.Proved && p.Samples <= k ? 1.0 : 0.0).ToImmutableArray())]), null);
    }

    private static ImmutableArray<int> Sorted(IEnumerable<int> ks) => [.. ks.Distinct().Order()];
}
