using System.Collections.Immutable;
using System.Globalization;
using ProofRepair.StrategiesBenchmark.Simulation;

namespace ProofRepair.StrategiesBenchmark.Reports;

/// <summary>The whole page: how it was made, what the figures mean, the tables.</summary>
internal static class ResultsPage
{
    public static string Of(ImmutableArray<Comparison> comparisons, ImmutableArray<string> missed, StrategiesOptions options, TimeSpan took)
    {
        var budgets = comparisons.Sum(c => c.Rungs.Length);
        var arms = Arm.All.Select(a => a.Name).Append(Oracle.Name).ToImmutableArray();
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Strategies of the budget, simulated

            ```
            dotnet run -c Release --project benchmarks/strategies -- --recording {Path.GetFileName(options.Recording)} --shuffles {options.Shuffles} --parts {options.Parts} --seed {options.Seed} -j {options.Jobs} --results benchmarks/strategies/RESULTS.md
            ```

            Made in {took.TotalSeconds:0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0} s of the processor) on {options.Jobs} {(options.Jobs == 1 ? "thread" : "threads")}. The bar (`adaptive` never below `round-robin` by more than the interval of their difference, nor on average below `uniform`, at any budget): {(missed.IsEmpty ? $"met at all {budgets} budgets." : $"missed at {missed.Length} of {budgets} budgets.")}
            {string.Concat(missed.Select(m => $"\n- {m}"))}
            What the figures are:

            - Means over {options.Shuffles} seeded orders of the tries and of the problems, the same for all strategies; ± is half of the normal 95 % interval over these orders (of the paired difference, where it is one). It says
              how sure the mean over orders is for these problems. It does not say what other problems would give.
            - A sample costs 1. A strategy sees the tries that were drawn and nothing else. Tries of one grant are made one after the other and end with the first success, in every strategy; what is saved is left, and only `uniform` does not spend it.
            - Recorded tries are drawn without replacement. A problem whose tries are used up is censored: it leaves the run unproved, though a real one could go on. That cuts what strategies that stay long with one problem would lose.
            - A recorded try is right where its source's own Lean accepted it and it does not use `native_decide`; nothing was checked again for this.
            - Priors never see the problems they are used on: the recorded problems are divided into {options.Parts} parts at random, each part is run by itself under its share of the budget with priors fitted on the log (first success or censored)
              of the others, and the parts' figures are added. Of a synthetic source the past is a run of up to 32 tries over other problems. Buckets are what a name tells (source of the problem, field in MATH).
            - Two things about `adaptive` were chosen while looking at these recordings: that buckets share the exponent a of their priors, and that after 4 failures a bucket is not asked any more. Buckets with an a of
              their own were below `round-robin` by up to 0.9 problems (20 shuffles), buckets asked for ever by up to 0.08 at 6 and 8 samples for each problem. The figures of the recorded sources are in that sense not blind; other `--parts` and `--seed` make other priors.
            - Samples needed are read from straight lines between the budgets. As the curves bend, that overstates what `adaptive` needs, by up to a tenth where budgets are far apart: a percentage just above 100 against `uniform` says no more
              than that. `uniform`'s percentages are of what it asked for, not of its budget, of which it leaves a part unspent.
            - `round-robin` has waves of 2, 2, 4, 8, 8, …; a wave that the budget does not cover is spread evenly. `(oracle)` knows every problem's rate: an upper bound on purpose.

            {string.Join('\n', comparisons.Select(c => ComparisonTable.Of(c, arms, options.Seed)))}
            """);
    }
}
