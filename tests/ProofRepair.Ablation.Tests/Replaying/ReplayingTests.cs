using System.Collections.Immutable;
using ProofRepair.Ablation.Replaying;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Sampling;
using Xunit;

namespace ProofRepair.Ablation.Tests.Replaying;

public sealed class ReplayingTests
{
    private static readonly Problem s_problem = new("p", "p", LeanHeader.Empty, "theorem p (x : ℕ) (h : x = 3) : x + 1 = 4 := ", "p");

    private static SampleRequest Request(SampleKind kind, int count, string? goal = null) =>
        new(kind, "p", "", s_problem.Statement, count) { ProblemKey = "p", Goal = goal };

    [Fact]
    public void A_hole_is_answered_with_the_step_that_states_its_goal()
    {
        var steps = new RecordedSteps(ImmutableDictionary<string, Problem>.Empty.Add("p", s_problem));
        const string Recorded = "by\n  have h1 : x + 0 = 3 := by\n    rw [h]\n  have h2 : x = 3 := by\n    subst h\n    rfl\n  omega";
        Assert.Equal("by\n  subst h\n  rfl", steps.Answer(Recorded, Request(SampleKind.FillHole, 1, "x : ℕ\nh : x = 3\n⊢ x = 3")));
        Assert.Null(steps.Answer(Recorded, Request(SampleKind.FillHole, 1, "x : ℕ\n⊢ x = 5")));
        Assert.Null(steps.Answer("I cannot prove this.", Request(SampleKind.FillHole, 1, "⊢ x = 3")));
    }

    [Fact]
    public async Task A_problem_gets_no_more_samples_than_its_cap_whatever_they_are_for()
    {
        using var sampler = new CappedSampler(new Endless(), 5);
        var fresh = await sampler.SampleAsync(Request(SampleKind.Fresh, 3), TestContext.Current.CancellationToken);
        var holes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sampler.SampleAsync(Request(SampleKind.FillHole, 2), TestContext.Current.CancellationToken)));
        Assert.Equal((3, 2), (fresh.Samples.Length, holes.Sum(h => h.Samples.Length)));
    }

    [Fact]
    public async Task Requests_that_get_nothing_use_up_nothing()
    {
        using var sampler = new CappedSampler(new Endless(), 2);
        Assert.Empty((await sampler.SampleAsync(Request(SampleKind.Revise, 2), TestContext.Current.CancellationToken)).Samples);
        Assert.Equal(2, (await sampler.SampleAsync(Request(SampleKind.Fresh, 9), TestContext.Current.CancellationToken)).Samples.Length);
    }

    private sealed class Endless : IProofSampler
    {
        public string Name => "endless";

        public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) => Task.FromResult(
            request.Kind == SampleKind.Revise ? SampleBatch.Empty : new SampleBatch([.. Enumerable.Repeat(new Sample("by x", null, null, null), request.Count)]));
    }
}
