namespace ProofRepair.Bench.Metrics;

/// <summary>
/// The chance that at least one of k samples is a proof (Chen et al., arXiv:2107.03374): of the draws of k from the n that were taken, the share that
/// holds one of the c proofs. Unbiased, where 1 - (1 - c/n)^k is not, but only when n was fixed beforehand.
/// </summary>
public static class PassAtK
{
    /// <summary>1 - C(n-c, k) / C(n, k), as a product that cannot overflow; null with fewer than <paramref name="k"/> samples.</summary>
    /// <param name="samples">n, at least <paramref name="correct"/>.</param>
    /// <param name="correct">c, at least 0.</param>
    /// <param name="k">At least 1.</param>
    public static double? Of(int samples, int correct, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(correct);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correct, samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (samples < k)
        {
            return null;
        }

        if (samples - correct < k)
        {
            return 1;
        }

        var allFail = 1.0;
        for (var i = samples - correct + 1; i <= samples; i++)
        {
            allFail *= 1 - ((double)k / i);
        }

        return 1 - allFail;
    }

    /// <summary>The mean over problems, or why there is none.</summary>
    public static MeanPassAtK Mean(IReadOnlyCollection<Tries> problems, int k, Bootstrap bootstrap)
    {
        if (WhyNot(problems, k) is { } reason)
        {
            return new MeanPassAtK.Unknown(k, reason);
        }

        return new MeanPassAtK.Known(k, problems.Count, bootstrap.Mean([.. problems.Select(p => Of(p.Samples, p.Correct, k)!.Value)]));
    }

    /// <summary>Why these tries give no pass@k; null when they do.</summary>
    internal static string? WhyNot(IReadOnlyCollection<Tries> problems, int k)
    {
        if (problems.Count == 0)
        {
            return "there are no problems";
        }

        if (problems.Count(p => p.StoppedEarly) is var stopped and > 0)
        {
            return $"sampling of {stopped} of {problems.Count} problems stopped early, so pass@{k} would be biased: read the curve of problems solved at a budget instead, or run with a fixed number of samples";
        }

        return problems.Count(p => p.Samples < k) is var few and > 0
            ? $"{few} of {problems.Count} problems have fewer than {k} samples: ask for a k of at most {problems.Min(p => p.Samples)}"
            : null;
    }
}

/// <summary>pass@k of a suite, with an interval over problems, or a sentence that says why it cannot be given.</summary>
public abstract record MeanPassAtK(int K)
{
    public sealed record Known(int K, int Problems, Estimate Estimate) : MeanPassAtK(K);

    public sealed record Unknown(int K, string Reason) : MeanPassAtK(K);
}
