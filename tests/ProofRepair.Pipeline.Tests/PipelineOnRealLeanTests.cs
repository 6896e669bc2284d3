using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline.Tests;

/// <summary>The whole way of a proof with real Lean and scripted samples; all problems travel together.</summary>
public sealed class PipelineOnRealLeanTests(ITestOutputHelper output)
{
    // No portfolio closes it at once, so that what the samples do is seen: f is any function.
    private const string Statement = "theorem t (f : Nat → Nat) (hf : ∀ n, f (n + 1) = f n + 2) (h0 : f 0 = 1) : ∃ g : Nat → Nat, ∀ n, g (f n) = n";
    private const string Proof = "by\n  refine ⟨fun m => (m - 1) / 2, fun n => ?_⟩\n  have h : ∀ k, f k = 2 * k + 1 := by\n    intro k\n    induction k with\n    | zero => simpa using h0\n    | succ k ih => rw [hf, ih]; omega\n  show (f n - 1) / 2 = n\n  rw [h]\n  omega";

    private static readonly (string Name, string Statement, string[] Samples, bool Raw, PipelineStage? By)[] s_cases =
    [
        ("as it came", Statement, [Proof], true, PipelineStage.Check),
        ("a hole that a solver closes", Statement, [Proof.Replace("rw [h]\n  omega", "rw [h]\n  exact nonsense", StringComparison.Ordinal)], false, PipelineStage.Solve),
        ("a lemma before it", Statement, ["lemma aux (f : Nat → Nat) (hf : ∀ n, f (n + 1) = f n + 2) (h0 : f 0 = 1) : ∀ k, f k = 2 * k + 1 := by\n  intro k\n  induction k with\n  | zero => simpa using h0\n  | succ k ih => rw [hf, ih]; omega\n\n" + Statement + " := by\n  refine ⟨fun m => (m - 1) / 2, fun n => ?_⟩\n  show (f n - 1) / 2 = n\n  rw [aux f hf h0]\n  omega"], true, PipelineStage.Check),
        ("the compiler's word", "theorem t : (List.range 500).foldl (· ^^^ ·) 0 = 0 → ∃ f : Nat → Nat, f (f 3) = 17 ∧ f 3 = 4", ["by\n  intro _\n  have h : 1 = 1 := by native_decide\n  exact ⟨fun n => if n = 3 then 4 else 17, by native_decide, by simp⟩"], false, null),
        ("a bad statement", "theorem t : nonsense = 1", ["by simp"], false, null),
    ];

    [Fact]
    public async Task Samples_are_counted_as_they_came_only_with_a_verdict_and_repaired_else()
    {
        var lean = InstalledLean.Require();
        using var slots = new LeanSlots(2);
        var process = new LeanProcess(lean, TimeProvider.System);
        await using var pool = new LeanPool(new BatchChecker(process, TimeProvider.System, TimeSpan.FromMinutes(5)), slots, new LeanPoolOptions(), TimeProvider.System);
        var options = new PipelineOptions(Samples: 2, Rounds: 2) { Limits = new CheckLimits(TimeSpan.FromMinutes(5)) };
        var pipeline = new ProofPipeline(pool, new ProofVerifier(process, slots, TimeProvider.System), new Scripted(), new InMemorySolverMemory(), options, TimeProvider.System);

        var results = await Task.WhenAll(s_cases.Select(c =>
            pipeline.RunAsync(new Problem(c.Name, c.Name, LeanHeader.Empty, c.Statement + " := ", "t"), _ => { }, TestContext.Current.CancellationToken)));

        foreach (var (expected, result) in s_cases.Zip(results))
        {
            output.WriteLine($"{expected.Name}: {result.Status} by {result.ProvedBy}, raw {result.RawProved}, {result.Samples} samples, {result.Detail}\n{result.Body}\n");
        }

        Assert.Equal(s_cases.Select(c => (c.Name, c.Raw)), results.Select(r => (r.Problem.Key, r.RawProved)));
        Assert.Equal(s_cases.Select(c => (c.Name, c.By)), results.Select(r => (r.Problem.Key, r.Detail is null ? r.ProvedBy : null)));
        Assert.Equal([true, true, true, true, false], results.Select(r => r.StatementAccepted));
        Assert.Equal(ProblemStatus.Rejected, results[^1].Status);
    }

    private sealed class Scripted : IProofSampler
    {
        public string Name => "scripted";

        public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) => Task.FromResult(
            request.Kind == SampleKind.Fresh
                ? new SampleBatch([.. s_cases.First(c => c.Name == request.ProblemName).Samples.Skip(request.FirstIndex).Take(request.Count).Select(s => new Sample(s, "script", null, null))])
                : SampleBatch.Empty);
    }
}
