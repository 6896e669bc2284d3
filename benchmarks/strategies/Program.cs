// How many problems each strategy of the budget proves, simulated on recorded outcomes of tries and on synthetic ones. No Lean is started.
// dotnet run -c Release --project benchmarks/strategies -- --recording FILE [--shuffles 1000] [--results FILE.md] [--out DIR]
using System.CommandLine;
using ProofRepair.StrategiesBenchmark;

var recording = new Option<string>("--recording") { Description = "recorded tries with a verdict for each, .jsonl or .jsonl.gz", Required = true };
var shuffles = new Option<int>("--shuffles") { Description = "seeded orders of each problem's tries", DefaultValueFactory = _ => 1000 };
var parts = new Option<int>("--parts") { Description = "parts that the problems are divided into; priors of one are fitted on the others", DefaultValueFactory = _ => 3 };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 20_261_126 };
var jobs = new Option<int>("--jobs", "-j") { Description = "threads", DefaultValueFactory = _ => 1 };
var results = new Option<string?>("--results") { Description = "a Markdown file for the tables; standard output when left out" };
var output = new Option<string?>("--out", "-o") { Description = "a folder for observations.csv" };
var command = new RootCommand("Problems proved by the strategies of the budget, simulated on recorded outcomes.") { recording, shuffles, parts, seed, jobs, results, output };
command.SetAction((parsed, cancellationToken) => StrategiesCommand.RunAsync(
    new StrategiesOptions(
        parsed.GetRequiredValue(recording), parsed.GetValue(shuffles), parsed.GetValue(parts), parsed.GetValue(seed), parsed.GetValue(jobs), parsed.GetValue(results), parsed.GetValue(output)),
    cancellationToken));
return await command.Parse(args).InvokeAsync();
