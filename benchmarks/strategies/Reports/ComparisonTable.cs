using System.Globalization;
using System.Text;
using ProofRepair.Pipeline.Budgets.Strategies;
using ProofRepair.StrategiesBenchmark.Simulation;
using ProofRepair.StrategiesBenchmark.Statistics;

namespace ProofRepair.StrategiesBenchmark.Reports;

/// <summary>One source's figures as Markdown.</summary>
internal static class ComparisonTable
{
    public static string Of(Comparison comparison, IReadOnlyList<string> arms, int seed)
    {
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"## {comparison.Source.Name}")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{comparison.Source.Description}{(comparison.Priors.Length > 1 ? $"; {comparison.Priors.Length} parts" : "")}. Fitted priors: {Priors(comparison)}.")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Mean number proved:")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"| samples (for each problem) | {string.Join(" | ", arms)} | adaptive - round-robin | adaptive - uniform | adaptive's used-up problems |")
            .AppendLine(CultureInfo.InvariantCulture, $"| --- | {string.Concat(arms.Select(_ => "---: | "))}---: | ---: | ---: |");
        foreach (var rung in comparison.Rungs)
        {
            var cells = arms.Select(arm => Interval.Of(rung.Proved(arm))).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Mean:0.00} ± {i.Half:0.00}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {rung.Budget} ({rung.Share}) | {string.Join(" | ", cells)} | {Difference(Bar.Against(rung, BudgetStrategies.RoundRobin))} | {Difference(Bar.Against(rung, BudgetStrategies.Uniform))} | {rung.MeanUsedUp(BudgetStrategies.Adaptive):0.0} |");
        }

        text.AppendLine()
            .AppendLine("Samples that are needed for the number that a strategy proves with that budget:")
            .AppendLine()
            .AppendLine("| budget | uniform proves (asks for) | adaptive needs for it | round-robin proves (asks for) | adaptive needs for it |")
            .AppendLine("| ---: | ---: | ---: | ---: | ---: |");
        for (var r = 0; r < comparison.Rungs.Length; r++)
        {
            var rung = comparison.Rungs[r];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {rung.Budget} | {Reached(rung, BudgetStrategies.Uniform)} | {Needed(comparison, BudgetStrategies.Uniform, r, seed)} | {Reached(rung, BudgetStrategies.RoundRobin)} | {Needed(comparison, BudgetStrategies.RoundRobin, r, seed)} |");
        }

        return text.ToString();
    }

    private static string Priors(Comparison comparison) => string.Join("; ", comparison.Priors.Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"all Beta({p.Pooled.A:0.###}, {p.Pooled.B:0.###})")
        + string.Concat(p.Buckets.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => string.Create(CultureInfo.InvariantCulture, $", {b.Key} ({b.Value.A:0.##}, {b.Value.B:0.##})")))));

    private static string Difference(Interval i) => string.Create(CultureInfo.InvariantCulture, $"{i.Mean:+0.00;-0.00;0.00} ± {i.Half:0.00}");

    private static string Reached(Rung rung, string arm) =>
        string.Create(CultureInfo.InvariantCulture, $"{rung.Proved(arm).Average():0.00} ({rung.Spent(arm).Average():0})");

    private static string Needed(Comparison comparison, string reference, int rung, int seed)
    {
        if (SameNumber.Needed(comparison.Rungs, BudgetStrategies.Adaptive, reference, rung, seed) is not { } found)
        {
            return "more than the largest budget here";
        }

        var share = found.Needed / comparison.Rungs[rung].Spent(reference).Average();
        return string.Create(CultureInfo.InvariantCulture, $"{found.Needed:0} ({found.Low:0} to {found.High:0}): {100 * share:0} %");
    }
}
