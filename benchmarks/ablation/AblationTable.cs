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

    /// <summary><paramref name="references"/> are the arms that every other is compared with; where one was not run its column stays empty.</summary>
    public static string Of(ImmutableArray<Observation> observations, params ImmutableArray<string> references)
    {
        var statistics = new PairedStatistics(Draws, Seed);
        // A statement that met a limit in one arm is in none: arms are compared on the same problems.
        var refused = observations.Where(o => !o.Outcome.StatementAccepted).Select(o => o.Problem).ToHashSet(StringComparer.Ordinal);
        var accepted = observations.Where(o => !refused.Contains(o.Problem)).ToList();
        var problems = accepted.Select(o => o.Problem).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{problems.Length} problems; means over {accepted.Select(o => o.Order).Distinct().Count()} seeded orders of their samples; 95 % intervals by bootstrap over problems; p by {Draws} sign flips of the problems' differences.")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"| k | arm | proved | of the problems |{string.Concat(references.Select(r => $" points above {r} |"))} samples for each proved | Lean seconds for each proved | candidates for each proved |")
            .AppendLine(CultureInfo.InvariantCulture, $"| ---: | --- | ---: | ---: |{string.Concat(references.Select(_ => " ---: |"))} ---: | ---: | ---: |");
        foreach (var column in accepted.GroupBy(o => o.Count).OrderBy(g => g.Key))
        {
            var arms = column.GroupBy(o => o.Arm).Select(g => (Name: g.Key, Rates: PerProblem(g, problems), Cost: new Cost(g))).ToList();
            foreach (var (name, rates, cost) in arms)
            {
                var proved = statistics.Sum(rates);
                var above = references.Select(r => arms.Find(a => a.Name == r) is { Rates: { } others } ? r == name ? "—" : Against(statistics, Differences(rates, others)) : "");
                text.AppendLine(CultureInfo.InvariantCulture, $"| {column.Key} | {name} | {proved.Value:0.0} ({proved.Low:0.0} to {proved.High:0.0}) | {100 * proved.Value / problems.Length:0.0} % | {string.Join(" | ", above)} | {cost.Samples:0.0} | {cost.Seconds:0.0} | {cost.Candidates:0} |");
            }
        }

        return text.ToString();
    }

    /// <summary>For each problem the share of orders in which it was proved.</summary>
    private static double[] PerProblem(IEnumerable<Observation> arm, ImmutableArray<string> problems)
    {
        var byProblem = arm.GroupBy(o => o.Problem).ToDictionary(g => g.Key, g => g.Average(o => o.Outcome.Proved ? 1.0 : 0.0), StringComparer.Ordinal);
        return [.. problems.Select(p => byProblem[p])];
    }

    private static double[] Differences(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];

    private static string Against(PairedStatistics statistics, double[] differences)
    {
        var sum = statistics.Sum(differences);
        var scale = 100.0 / Math.Max(1, differences.Length);
        var p = statistics.SignFlipTest(differences);
        // The least that so many draws can show is one of them and the order as it is.
        var told = p <= 1.0 / Draws ? string.Create(CultureInfo.InvariantCulture, $"p ≤ {1.0 / Draws:0.0000}") : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.0000}");
        return string.Create(CultureInfo.InvariantCulture, $"{scale * sum.Value:+0.0;-0.0;0.0} ({scale * sum.Low:0.0} to {scale * sum.High:0.0}), {told}");
    }

    private sealed class Cost(IEnumerable<Observation> arm)
    {
        private readonly List<Observation> _all = [.. arm];

        private double Proved => Math.Max(1, _all.Count(o => o.Outcome.Proved));

        public double Samples => _all.Sum(o => o.Outcome.Samples) / Proved;

        public double Seconds => _all.Sum(o => o.Outcome.LeanTime.TotalSeconds) / Proved;

        public double Candidates => _all.Sum(o => o.Outcome.Candidates) / Proved;
    }
}
