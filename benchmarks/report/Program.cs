// Writes a report of generated runs: dotnet run --project benchmarks/report -- PROBLEMS FILE.html [RUNS]
// measure.sh opens such a page in Chromium and times it; pictures.sh makes the README's pictures.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ProofRepair.Bench.Reports.Page;
using ProofRepair.ReportBenchmark;

if (args.Length is not (2 or 3) || !int.TryParse(args[0], CultureInfo.InvariantCulture, out var problems) || problems < 1)
{
    Console.Error.WriteLine("PROBLEMS FILE.html [RUNS]");
    return 2;
}

var count = args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
var runs = Enumerable.Range(0, count).Select(i => GeneratedRuns.Of($"Example {(char)('A' + i)}", problems, 0.45 + (0.12 * i), seed: 7 + i)).ToList();
var watch = Stopwatch.StartNew();
await using (var writer = new StreamWriter(args[1], append: false, new UTF8Encoding(false)))
{
    await HtmlReport.WriteAsync(runs, DateTimeOffset.UnixEpoch, "0.1.0", writer, CancellationToken.None);
}

Console.WriteLine($"{args[1]}: {problems} problems, {count} runs, {new FileInfo(args[1]).Length / 1e6:0.0} MB, written in {watch.Elapsed.TotalSeconds:0.0} s");
return 0;
