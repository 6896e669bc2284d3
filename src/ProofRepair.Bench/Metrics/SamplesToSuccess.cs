using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>A problem with the number of samples to its first proof, that one included, or, without a proof, of all that were taken.</summary>
public sealed record FirstSuccess(string Problem, int Samples, bool Proved);

/// <summary>After <paramref name="Samples"/> samples the share <paramref name="Unproved"/> of problems is expected to be without a proof.</summary>
public readonly record struct SurvivalStep(int Samples, double Unproved);

/// <summary>
/// Samples to the first proof. The figures among proved problems leave out the hard ones, the more the smaller the budget was; Kaplan and Meier's
/// (J. Am. Stat. Assoc. 53, 1958) let a problem count as unproved for as long as it was tried.
/// </summary>
/// <param name="Problems">All, proved or not.</param>
/// <param name="MeanAmongProved">Null with none proved, as the median.</param>
/// <param name="Survival">Kaplan and Meier's curve: 1 before its first step.</param>
/// <param name="Median">The number of samples after which at most half are expected to be unproved; null where the curve ends above half.</param>
/// <param name="RestrictedMean">The mean number of samples with a limit of <paramref name="Limit"/> for each problem.</param>
/// <param name="Limit">The largest number of samples of any problem.</param>
public sealed record SamplesToSuccess(
    int Problems,
    int Proved,
    double? MeanAmongProved,
    double? MedianAmongProved,
    ImmutableArray<SurvivalStep> Survival,
    int? Median,
    double RestrictedMean,
    int Limit)
{
    public static SamplesToSuccess Of(IReadOnlyCollection<FirstSuccess> problems)
    {
        var proved = problems.Where(p => p.Proved).Select(p => p.Samples).Order().ToArray();
        var limit = problems.Select(p => p.Samples).DefaultIfEmpty().Max();
        var survival = KaplanMeier(problems);
        return new SamplesToSuccess(
            problems.Count,
            proved.Length,
            proved.Length == 0 ? null : proved.Average(),
            proved.Length == 0 ? null : (proved[(proved.Length - 1) / 2] + proved[proved.Length / 2]) / 2.0,
            survival,
            survival.Where(s => s.Unproved <= 0.5).Select(s => (int?)s.Samples).FirstOrDefault(),
            problems.Count == 0 ? 0 : Area(survival, limit),
            limit);
    }

    private static ImmutableArray<SurvivalStep> KaplanMeier(IReadOnlyCollection<FirstSuccess> problems)
    {
        var steps = ImmutableArray.CreateBuilder<SurvivalStep>();
        var unproved = 1.0;
        foreach (var at in problems.Where(p => p.Proved).GroupBy(p => p.Samples).OrderBy(g => g.Key))
        {
            // A problem that was given up after this many samples was still open at this one.
            var tried = problems.Count(p => p.Samples >= at.Key);
            unproved *= 1 - ((double)at.Count() / tried);
            steps.Add(new SurvivalStep(at.Key, unproved));
        }

        return steps.DrainToImmutable();
    }

    private static double Area(ImmutableArray<SurvivalStep> survival, int limit)
    {
        var (area, from, height) = (0.0, 0, 1.0);
        foreach (var step in survival.Append(new SurvivalStep(limit, 0)))
        {
            area += height * (step.Samples - from);
            (from, height) = (step.Samples, step.Unproved);
        }

        return area;
    }
}
