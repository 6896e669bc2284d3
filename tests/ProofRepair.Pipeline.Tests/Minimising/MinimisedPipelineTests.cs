using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Refining;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline.Tests.Minimising;

public sealed class MinimisedPipelineTests
{
    private const string Body = "by\n  have needless := x\n  exact needed";
    private const string Minimal = "by\n  exact needed";

    [Fact]
    public async Task The_shorter_proof_gets_a_verdict_of_its_own()
    {
        var (result, verifier) = await RunAsync(minimise: true, _ => true);

        Assert.Equal((ProblemStatus.Proved, Minimal), (result.Status, result.Body));
        Assert.Equal([Body, Minimal], verifier.Asked.Select(a => a.Body));
        Assert.Equal((Minimal, Minimal), (result.Verified!.Body, Assert.Single(result.Verdict!.Checks).Detail));
    }

    [Fact]
    public async Task Where_the_shorter_proof_is_refused_the_longer_stays_with_its_verdict()
    {
        var (result, verifier) = await RunAsync(minimise: true, body => body == Body);

        Assert.Equal((ProblemStatus.Proved, Body), (result.Status, result.Body));
        Assert.Equal([Body, Minimal], verifier.Asked.Select(a => a.Body));
        Assert.Equal((Body, true, Body), (result.Verified!.Body, result.Verdict!.Accepted, Assert.Single(result.Verdict.Checks).Detail));
    }

    [Fact]
    public async Task A_proof_is_minimised_only_on_request()
    {
        var (result, verifier) = await RunAsync(minimise: false, _ => true);

        Assert.Equal(Body, result.Body);
        Assert.Single(verifier.Asked);
    }

    [Fact]
    public async Task What_real_Lean_does_not_need_is_gone_from_the_proof_that_is_verified()
    {
        await using var lean = new SharedLean();
        var verifier = new ProofVerifier(lean.Process, lean.Slots, TimeProvider.System);
        var pipeline = new ProofPipeline(
            lean.Search, verifier, new NoSampler(), new InMemorySolverMemory(), new PipelineOptions(Samples: 0, Rounds: 1) { Minimise = true, Limits = lean.Limits }, TimeProvider.System);
        var problem = new Problem("t", "t", LeanHeader.Empty, "theorem t (l : List Nat) : l ++ [] = l := ", "t") { Body = "by\n  have h2 : l = l := rfl\n  have h3 := h2\n  simp <;> omega" };

        var result = await pipeline.RunAsync(problem, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((ProblemStatus.Proved, "by\n  simp"), (result.Status, result.Body));
        Assert.Equal((true, "by\n  simp"), (result.Verdict!.Accepted, result.Verified!.Body));
    }

    private static async Task<(ProblemResult Result, ScriptedVerifier Verifier)> RunAsync(bool minimise, Func<string, bool> accepts)
    {
        var lean = new ScriptedChecker(body => body.Contains("exact needed", StringComparison.Ordinal) || body.Contains("sorry", StringComparison.Ordinal) ? [] : [0]);
        var verifier = new ScriptedVerifier(accepts);
        var pipeline = new ProofPipeline(lean, verifier, new NoSampler(), new InMemorySolverMemory(), new PipelineOptions(Samples: 0, Rounds: 1) { Minimise = minimise }, TimeProvider.System);
        return (await pipeline.RunAsync(lean.Problem with { Body = Body }, _ => { }, TestContext.Current.CancellationToken), verifier);
    }
}
