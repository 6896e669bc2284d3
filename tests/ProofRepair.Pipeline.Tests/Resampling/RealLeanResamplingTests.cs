using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Warm;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline.Tests.Resampling;

/// <summary>A step that no solver closes: a sample does, and the next problem has it from memory under its own names.</summary>
public sealed class RealLeanResamplingTests(ITestOutputHelper output)
{
    private const string Statement = "(f : Nat → Nat) (hf : ∀ n, f (n + 1) = f n + 2) (h0 : f 0 = 1) : ∃ g : Nat → Nat, ∀ n, g (f n) = n";
    private const string Body = "by\n  refine ⟨fun m => (m - 1) / 2, fun n => ?_⟩\n  have h : ∀ k, f k = 2 * k + 1 := by\n    exact nonsense hf h0\n  show (f n - 1) / 2 = n\n  rw [h]\n  omega";
    private const string Step = "by\n  intro k\n  induction k with\n  | zero => simpa using h0\n  | succ k ih => rw [hf, ih]; omega";

    private static string Renamed(string text) => text
        .Replace("hf", "step", StringComparison.Ordinal)
        .Replace("h0", "start", StringComparison.Ordinal)
        .Replace("(f", "(u", StringComparison.Ordinal)
        .Replace(" f ", " u ", StringComparison.Ordinal);

    [Fact]
    public async Task A_sampled_step_closes_its_hole_and_the_same_step_of_a_problem_in_other_names_needs_no_sample()
    {
        var lean = InstalledLean.Require();
        using var slots = new LeanSlots(1);
        var process = new LeanProcess(lean, TimeProvider.System);
        await using var pool = new LeanPool(new BatchChecker(process, TimeProvider.System, TimeSpan.FromMinutes(5)), slots, new LeanPoolOptions(), TimeProvider.System);
        // Verdicts stay cold.
        var limits = new CheckLimits(TimeSpan.FromMinutes(5)) { CancelAfter = TimeSpan.FromSeconds(30) };
        var warm = new WarmPool(process, new WarmPoolOptions(limits, []), TimeProvider.System, NullLogger<WarmPool>.Instance);
        await using var search = new WarmSearch([warm], pool, []);
        var memory = new InMemorySolverMemory();
        var asked = new RecordingSampler((request, _) => request.Kind == SampleKind.FillHole && request.Goal!.Contains("f k", StringComparison.Ordinal) ? Step : null);
        var options = new PipelineOptions(Samples: 1, Rounds: 2)
        {
            Limits = limits,
            Stages = RepairStages.Isolate | RepairStages.Resample,
        };

        var first = await RunAsync(options, Statement, Body);
        var second = await RunAsync(options with { Stages = RepairStages.Isolate | RepairStages.Solve, HoleWaves = 0 }, Renamed(Statement), Renamed(Body));

        Assert.Equal((ProblemStatus.Proved, 1), (first.Status, first.Samples));
        var question = asked.Of(SampleKind.FillHole).First();
        Assert.Equal("exact nonsense hf h0", question.Tried);
        Assert.Contains("h : ∀ k, f k = 2 * k + 1 := by\n    <error>sorry</error>", question.FailedBody, StringComparison.Ordinal);
        Assert.Contains("nonsense", Assert.Single(question.Errors), StringComparison.Ordinal);
        Assert.Equal((ProblemStatus.Proved, PipelineStage.Solve, 0), (second.Status, second.ProvedBy, second.Samples));
        Assert.Contains("rw [step, ih]", second.Body, StringComparison.Ordinal);

        async Task<ProblemResult> RunAsync(PipelineOptions with, string statement, string body)
        {
            var pipeline = new ProofPipeline(search, new ProofVerifier(process, slots, TimeProvider.System), with.Stages.HasFlag(RepairStages.Resample) ? asked : new NoSampler(), memory, with, TimeProvider.System);
            var problem = new Problem("t", "t", LeanHeader.Empty, $"theorem t {statement} := ", "t") { Body = body };
            var result = await pipeline.RunAsync(problem, _ => { }, TestContext.Current.CancellationToken);
            output.WriteLine($"{result.Status} by {result.ProvedBy}, {result.Samples} samples, {result.Detail}\n{result.Body}\n");
            return result;
        }
    }
}
