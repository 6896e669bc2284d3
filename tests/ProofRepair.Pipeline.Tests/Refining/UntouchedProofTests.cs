using CsCheck;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Tests.Syntax;
using ProofRepair.Pipeline.Refining;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Tests.Refining;

/// <summary>A proof that compiles is never changed, whatever it looks like: here Lean takes anything.</summary>
public sealed class UntouchedProofTests
{
    // Full of what the rules mend, where Lean complains of it.
    private const string Suspicious =
        "begin\n  rw h,\n  cases h with a b,\n  have h2 : a = b, from h,\n  have h3 : a = b := by by omega\n  obtain ⟨x, hx⟩ := h\n  set c := a with hc\n\tsplit_ifs <;> refl,\n"
        + "  calc a = b : h\n  ... = c := by simp [h,\n    hc]\n  - exact λ x, nat.succ_le_iff.mp h’\n  • nlinarith [sq_nonneg (a − b),\n    sq_nonneg a]\n  induction n with k ih\n  exact ∑ x in s, f x\nend\n```\nThis completes the proof.";

    private static readonly Gen<string> s_bodies = Gen.OneOf(LeanText.Mutations(Suspicious), LeanText.Any);

    [Fact]
    public void The_refiner_gives_a_proof_back_as_it_is_and_asks_nothing() => s_bodies.Sample(body =>
    {
        var lean = new ScriptedChecker(_ => []);
        var before = lean.Checked(body);

        var after = new Refiner(new(lean.Problem, lean, CheckLimits.Default)).RefineAsync(before, CancellationToken.None).GetAwaiter().GetResult();

        Assert.Same(before, after);
        Assert.Equal(ScriptedChecker.Lead + body, after.Attempt.Text);
        Assert.Empty(lean.Calls);
    });

    [Fact]
    public void The_verifier_gets_the_proof_that_was_given_byte_for_byte() => s_bodies.Sample(
        body =>
        {
            var lean = new ScriptedChecker(_ => []);
            var verifier = new ScriptedVerifier(_ => true);
            var pipeline = new ProofPipeline(lean, verifier, new NoSampler(), new InMemorySolverMemory(), new PipelineOptions(Samples: 0, Rounds: 1), TimeProvider.System);

            var result = pipeline.RunAsync(lean.Problem with { Body = body }, _ => { }, CancellationToken.None).GetAwaiter().GetResult();

            var asked = Assert.Single(verifier.Asked);
            Assert.Equal((ScriptedChecker.Lead, body), (asked.Lead, asked.Body));
            Assert.Equal((ProblemStatus.Proved, body), (result.Status, result.Body));
        },
        iter: 500);
}
