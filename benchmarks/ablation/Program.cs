// What each stage adds: every arm on the same recorded samples, in one run.
// dotnet run -c Release --project benchmarks/ablation -- --suite FILE --recording FILE [--split S] [--quick] [--out DIR]
using System.Collections.Immutable;
using System.CommandLine;
using ProofRepair.Ablation;
using ProofRepair.Lean.Checking;

var suite = new Option<string>("--suite") { Description = "a .jsonl file of statements", Required = true };
var recording = new Option<string>("--recording") { Description = "recorded samples, .jsonl or .jsonl.gz", Required = true };
var split = new Option<string?>("--split") { Description = "one split only" };
var model = new Option<string?>("--model") { Description = "only this model's samples; all models' mixed otherwise" };
var counts = new Option<int[]>("--k") { Description = "numbers of samples", DefaultValueFactory = _ => [1, 4, 16], AllowMultipleArgumentsPerToken = true };
var orders = new Option<int>("--orders") { Description = "seeded orders of the samples", DefaultValueFactory = _ => 5 };
var limit = new Option<int?>("--limit") { Description = "the first N problems that have samples" };
var tries = new Option<int?>("--tries") { Description = "of each model's recorded tries at a problem, the first N", DefaultValueFactory = _ => 6 };
var quick = new Option<bool>("--quick") { Description = "14 problems, k = 1 and 4, two orders" };
var output = new Option<string?>("--out", "-o") { Description = "a folder for table.md and observations.csv" };
var jobs = new Option<int>("--jobs", "-j") { Description = "candidates that Lean answers at a time, each in a warm worker", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
var answers = new Option<string?>("--answers") { Description = "a file that keeps Lean's answers over runs (default: in the cache folder)" };
var heartbeats = new Option<int>("--heartbeats") { Description = "of a candidate, in every arm", DefaultValueFactory = _ => 12_500 };
var seconds = new Option<double>("--seconds") { Description = "of a candidate, in every arm: Lean is asked to end it then", DefaultValueFactory = _ => 2 };
var arms = new Option<string[]>("--arms") { Description = "only arms with this in their name", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
var command = new RootCommand("Proofs found by arms of the pipeline and by APOLLO's rules, on the same recorded samples.")
{
    suite, recording, split, model, counts, orders, tries, limit, quick, output, jobs, answers, heartbeats, seconds, arms,
};
command.SetAction((parsed, cancellationToken) => AblationCommand.RunAsync(OptionsOf(parsed), cancellationToken));
var unchanged = new Command("unchanged", "Recorded proofs that compile as they are must reach Lean byte for byte.") { suite, recording, split, model, limit, jobs, answers, heartbeats, seconds };
unchanged.SetAction((parsed, cancellationToken) => AblationCommand.UnchangedAsync(OptionsOf(parsed), cancellationToken));
command.Add(unchanged);
return await command.Parse(args).InvokeAsync();

AblationOptions OptionsOf(ParseResult parsed)
{
    var isQuick = parsed.GetValue(quick);
    return new AblationOptions(
        parsed.GetRequiredValue(suite),
        parsed.GetValue(split),
        parsed.GetRequiredValue(recording),
        parsed.GetValue(model),
        isQuick ? [1, 4] : [.. parsed.GetValue(counts) ?? []],
        isQuick ? 2 : parsed.GetValue(orders),
        parsed.GetValue(limit) ?? (isQuick ? 14 : null),
        parsed.GetValue(output),
        parsed.GetValue(jobs))
    {
        Answers = parsed.GetValue(answers),
        Tries = parsed.GetValue(tries),
        Arms = [.. parsed.GetValue(arms) ?? []],
        // What does not heed the end costs a warm worker, and its successor 35 s until it is ready: so that limit is far off.
        Limits = new CheckLimits(TimeSpan.FromMinutes(5), parsed.GetValue(heartbeats))
        {
            CancelAfter = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            ProcessorTime = TimeSpan.FromSeconds(10 + (2 * parsed.GetValue(seconds))),
        },
    };
}
