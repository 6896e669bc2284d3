using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ProofRepair.Ablation.Statistics;

namespace ProofRepair.Ablation;

/// <summary>The figures as a Markdown table: a row for each arm and number of samples.</summary>
internal static class AblationTable
{
    private const int Draws = 10_000;
    private const int Seed = 20_261_126;

    /// <summary><paramref name="samples"/> and <paramref name="baseline"/> are the arms that the others are compared with; a column stays empty where one was not run.</summary>
    public static string Of(ImmutableArray<Observation> observations, string samples, string baseline)
    {
        var statistics = new PairedStatistics(Draws, Seed);
        var accepted = observations.Where(o => o.Outcome.StatementAccepted).ToList();
        var problems = accepted.Select(o => o.Problem).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{problems.Length} problems; means over {accepted.Select(o => o.Order).Distinct().Count()} seeded orders of their samples; 95 % intervals by bootstrap over problems; p by sign flips of the problems' differences.")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"| k | arm | proved | of the problems | above {samples} | above {baseline} (p) | samples for each proved | Lean seconds for each proved | candidates for each proved |")
            .AppendLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var column in accepted.GroupBy(o => o.Count).OrderBy(g => g.Key))
        {
            var arms = column.GroupBy(o => o.Arm).ToList();
            var (raw, reference) = (Rates(samples), Rates(baseline));
            foreach (var arm in arms)
            {
                var rates = PerProblem(arm, problems);
                var proved = statistics.Sum(rates);
                var gained = raw is null ? "" : Points(statistics, Differences(rates, raw));
                var above = reference is null ? "" : Against(statistics, Differences(rates, reference));
                var cost = new Cost(arm);
                text.AppendLine(CultureInfo.InvariantCulture, $"| {column.Key} | {arm.Key} | {proved.Value:0.0} ({proved.Low:0.0} to {proved.High:0.0}) | {100 * proved.Value / problems.Length:0.0} % | {gained} | {above} | {cost.Samples:0.0} | {cost.Seconds:0.0} | {cost.Candidates:0} |");
            }

            double[]? Rates(string name) => arms.Find(a => a.Key == name) is { } found ? PerProblem(found, problems) : null;
        }

        return text.ToString();
    }

    /// <summary>For each problem the share of orders in which it was proved.</summary>
    private static double[] PerProblem(IEnumerable<Observation> arm, ImmutableArray<string> problems)
    {
        var byProblem = arm.GroupBy(o => o.Problem).ToDictionary(g => g.Key, g => g.Average(o => o.Outcome.Proved ? 1.0 : 0.0), StringComparer.Ordinal);
        return [.. problems.Select(p => byProblem.GetValueOrDefault(p))];
    }

    private static double[] Differences(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];

    private static string Points(PairedStatistics statistics, double[] differences)
    {
        var sum = statistics.Sum(differences);
        var scale = 100.0 / Math.Max(1, differences.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{scale * sum.Value:+0.0;-0.0;0.0} points ({scale * sum.Low:0.0} to {scale * sum.High:0.0})");
    }

    private static string Against(PairedStatistics statistics, double[] differences) =>
        string.Create(CultureInfo.InvariantCulture, $"{Points(statistics, differences)}, p = {statistics.SignFlipTest(differences):0.0000}");

    private sealed class Cost(IEnumerable<Observation> arm)
    {
        private readonly List<Observation> _all = [.. arm];

        private double Proved => Math.Max(1, _all.Count(o => o.Outcome.Proved));

        public double Samples => _all.Sum(o => o.Outcome.Samples) / Proved;

        public double Seconds => _all.Sum(o => o.Outcome.LeanTime.TotalSeconds) / Proved;

        public double Candidates => _all.Sum(o => o.Outcome.Candidates) / Proved;
    }
}
