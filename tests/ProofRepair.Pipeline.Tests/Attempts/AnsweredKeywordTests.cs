using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Refining;
using ProofRepair.Sampling;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Attempts;

/// <summary>Models answer <c>lemma t</c> for <c>theorem t</c> and the reverse: its body is taken all the same, and the statement stays ours.</summary>
public sealed class AnsweredKeywordTests
{
    [Theory]
    [InlineData("theorem t : ∃ x, 𝔸 x := ", "lemma t : ∃ x, 𝔸 x := by\n  exact y")]
    [InlineData("theorem t : ∃ x, 𝔸 x := ", "```lean4\nlemma t : ∃ x, 𝔸 x := by\n  exact y\n```")]
    [InlineData("lemma t : ∃ x, 𝔸 x := ", "theorem t : ∃ x, 𝔸 x := by\n  exact y")]
    [InlineData("lemma t : ∃ x, 𝔸 x := ", "```lean4\n@[simp] theorem t : ∃ x, 𝔸 x := by\n  exact y\n```")]
    public async Task The_other_keyword_is_no_other_answer(string lead, string answer)
    {
        var lean = new ScriptedChecker(body => body.Contains("exact y", StringComparison.Ordinal) || body.Contains("sorry", StringComparison.Ordinal) ? [] : [0]);
        var verifier = new ScriptedVerifier(_ => true);
        var options = new PipelineOptions(Samples: 1, Rounds: 1) { Stages = RepairStages.None };
        var pipeline = new ProofPipeline(lean, verifier, new Answering(answer), new InMemorySolverMemory(), options, TimeProvider.System);

        var result = await pipeline.RunAsync(lean.Problem with { Lead = lead }, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((ProblemStatus.Proved, "by\n  exact y"), (result.Status, result.Body));
        Assert.Equal((lead, "by\n  exact y"), (verifier.Asked.Single().Lead, verifier.Asked.Single().Body));
    }

    private sealed class Answering(string answer) : IProofSampler
    {
        public string Name => "scripted";

        public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new SampleBatch([new Sample(answer, "script", null, null)]));
    }
}
