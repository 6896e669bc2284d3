// Candidates per second in fenced batches, against one Lean process for each candidate: same candidates, same limits, one run.
// dotnet run -c Release --project benchmarks/throughput [-- CANDIDATES PROCESSES_EACH]
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;

var count = args.Length > 0 ? int.Parse(args[0]) : 240;
var alone = args.Length > 1 ? int.Parse(args[1]) : 6;
var embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);
if (embedded.Find() is not { } toolchain)
{
    Console.Error.WriteLine("The embedded Lean is not installed: dotnet run --project src/ProofRepair.Cli -- lean install");
    return 2;
}

var time = TimeProvider.System;
var candidates = Enumerable.Range(2, count).Select(Candidate).ToImmutableArray();
var checker = new BatchChecker(new LeanProcess(toolchain, time), time);

// Both halves take turns with one process at a time, so that a change in the machine's speed meets both.
var (aloneSeconds, batchSeconds, wrong) = (0.0, 0.0, 0);
const int Turns = 2;
for (var turn = 0; turn < Turns; turn++)
{
    foreach (var source in candidates.Skip(turn * alone / Turns).Take(alone / Turns))
    {
        aloneSeconds += await SecondsAsync([source]);
    }

    batchSeconds += await SecondsAsync(candidates.Skip(turn * count / Turns).Take(count / Turns).ToImmutableArray());
}

var (each, batched) = (alone / aloneSeconds, count / batchSeconds);
Console.WriteLine($"| candidates | seconds | candidates per second |");
Console.WriteLine($"| --- | ---: | ---: |");
Console.WriteLine($"| {alone}, a process each | {aloneSeconds:0.0} | {each:0.000} |");
Console.WriteLine($"| {count}, in {Turns} batches | {batchSeconds:0.0} | {batched:0.00} |");
Console.WriteLine($"Lean {toolchain.Version}, one process at a time, {Environment.ProcessorCount} cores. Ratio: {batched / each:0.0}. Wrong answers: {wrong}.");
return wrong == 0 && batched / each >= 20 ? 0 : 1;

async Task<double> SecondsAsync(ImmutableArray<LeanSource> sources)
{
    var started = time.GetTimestamp();
    await checker.CheckAsync(
        new CheckRequest(LeanHeader.Empty, sources, CheckLimits.Default),
        (i, report) => wrong += report.Outcome == (sources[i].Text.Contains("False", StringComparison.Ordinal) ? RunOutcome.Errors : RunOutcome.Ok) ? 0 : 1,
        CancellationToken.None);
    return time.GetElapsedTime(started).TotalSeconds;
}

// Small candidates of four kinds, one of them failing, all different.
static LeanSource Candidate(int n) => new((n % 4) switch
{
    0 => $"example (x : Int) (h : {n} * x = {2 * n}) : x = 2 := by omega",
    1 => $"example (a b : Int) (h : a = b + {n}) : a * a = b * b + {2 * n} * b + {n * n} := by grind",
    2 => $"example (l : List Nat) (h : l.length = {n}) : (l ++ [{n}]).length = {n + 1} := by simp [h]",
    _ => $"example (p : Nat → Prop) (h : p {n}) : p {n} ∧ False := by constructor <;> assumption",
});
