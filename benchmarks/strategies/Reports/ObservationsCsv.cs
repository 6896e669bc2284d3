using ProofRepair.StrategiesBenchmark.Simulation;

namespace ProofRepair.StrategiesBenchmark.Reports;

/// <summary>A row for each source, budget, arm and shuffle.</summary>
internal static class ObservationsCsv
{
    public static async Task WriteAsync(string path, IEnumerable<Comparison> comparisons, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("source,budget,arm,shuffle,proved,spent,used_up".AsMemory(), cancellationToken);
        foreach (var comparison in comparisons)
        {
            foreach (var rung in comparison.Rungs)
            {
                foreach (var (arm, results) in rung.Results.OrderBy(r => r.Key, StringComparer.Ordinal))
                {
                    for (var shuffle = 0; shuffle < results.Length; shuffle++)
                    {
                        var r = results[shuffle];
                        await file.WriteLineAsync($"\"{comparison.Source.Name}\",{rung.Budget},\"{arm}\",{shuffle},{r.Proved},{r.Spent},{r.UsedUp}".AsMemory(), cancellationToken);
                    }
                }
            }
        }
    }
}
