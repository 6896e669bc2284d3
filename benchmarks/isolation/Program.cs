// How many rounds of Lean files isolation needs, and how many candidates it has checked, on proofs that fail in 1 to 64 places.
// dotnet run -c Release --project benchmarks/isolation
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.IsolationBenchmark;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Embedded;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;

var embedded = new EmbeddedLean(EmbeddedPaths.FromEnvironment(Environment.GetEnvironmentVariable), TimeProvider.System, NullLogger<EmbeddedLean>.Instance);
if (embedded.Find() is not { } toolchain)
{
    Console.Error.WriteLine("The embedded Lean is not installed: dotnet run --project src/ProofRepair.Cli -- lean install");
    return 2;
}

// Lean's own limit would end at the 45th step inside a step, whatever is done about it.
var header = new LeanHeader("set_option maxRecDepth 10000\n");
using var slots = new LeanSlots(Math.Min(2, Environment.ProcessorCount));
await using var pool = new LeanPool(new BatchChecker(new LeanProcess(toolchain, TimeProvider.System), TimeProvider.System), slots, new LeanPoolOptions(), TimeProvider.System);
int[] counts = [1, 2, 4, 8, 16, 32, 64];
var rows = await Task.WhenAll(counts.SelectMany(n => FailingProofs.Of(n)).Select(IsolateAsync));
Console.WriteLine("| shape | failing blocks | rounds of files | at most | candidates | holes |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
foreach (var (proof, rounds, candidates, holes) in rows.OrderBy(r => r.Proof.Shape, StringComparer.Ordinal).ThenBy(r => r.Proof.Blocks))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {proof.Shape} | {proof.Blocks} | {rounds} | {Most(proof.Blocks)} | {candidates} | {holes} of {proof.Holes} |"));
}

return rows.All(r => r.Rounds <= Most(r.Proof.Blocks) && r.Holes == r.Proof.Holes) ? 0 : 1;

static int Most(int blocks) => 2 + (int)Math.Log2(blocks);

async Task<(FailingProof Proof, int Rounds, int Candidates, int? Holes)> IsolateAsync(FailingProof proof)
{
    var lean = new CountingLean(pool);
    var checker = new ProblemChecker(new Problem("t", "t", header, proof.Lead, "t"), lean, CheckLimits.Default);
    var attempt = Attempt.Of(proof.Lead, proof.Body, AttemptOrigin.Given);
    var report = await checker.CheckAsync(attempt.Text, CancellationToken.None);

    // The check of the attempt itself is not isolation's; the file that prints the holes' goals is.
    var before = (lean.Rounds, checker.Candidates);
    var sketch = await new Isolator(checker).IsolateAsync(attempt, report, CancellationToken.None);
    return (proof, lean.Rounds - before.Rounds, checker.Candidates - before.Candidates, sketch?.Sketch.Holes.Length);
}
