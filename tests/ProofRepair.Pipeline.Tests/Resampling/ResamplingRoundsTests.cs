using System.Collections.Concurrent;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Solving.Refuting;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Pipeline.Tests.Resampling;

/// <summary>What a whole run asks its samplers for, round by round. No solver runs, and what has no GOOD in it is no proof.</summary>
public sealed class ResamplingRoundsTests
{
    private static readonly Problem s_problem = new("t", "t", LeanHeader.Empty, "theorem t : C := ", "t");

    // A step that ends in BAD fails, and so does a body without any step.
    private readonly SketchLean _lean = new(text => SketchLean.OffsetsOf(text, "BAD"), step => $"⊢ {step}");

    private static PipelineOptions Options(int samples, int rounds) =>
        new(samples, rounds) { Stages = RepairStages.Isolate | RepairStages.Resample, SamplesForHole = 2 };

    private ProofPipeline Pipeline(IProofSampler sampler, PipelineOptions options) =>
        new(_lean, new Accepting(), sampler, new InMemorySolverMemory(), options, TimeProvider.System);

    private Task<ProblemResult> RunAsync(IProofSampler sampler, int samples = 4, int rounds = 3) =>
        Pipeline(sampler, Options(samples, rounds)).RunAsync(s_problem, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>A different failure for each request: <c>have a</c> fails.</summary>
    private static string Failing(SampleRequest request, int index) => request.Kind == SampleKind.FillHole
        ? $"by\n  BAD{index}"
        : $"by\n  have a : A := by\n    BAD{(request.Kind == SampleKind.Fresh ? index : 100 + index)}\n  exact c";

    private static string Asked(IEnumerable<SampleRequest> requests) =>
        string.Join(' ', requests.Select(r => $"{r.Kind switch { SampleKind.Fresh => 'f', SampleKind.Revise => 'r', _ => 'h' }}{r.FirstIndex}+{r.Count}"));

    [Fact]
    public async Task A_later_round_asks_for_the_hole_one_by_one_then_half_revisions_of_several_failures_and_half_fresh()
    {
        var sampler = new RecordingSampler(Failing);
        var result = await RunAsync(sampler);
        Assert.Equal("f0+4 h0+1 h1+1 r0+1 r1+1 f4+2 h2+1 h3+1 r2+1 r3+1 f6+2", Asked(sampler.Requests));
        Assert.Equal((ProblemStatus.Unproved, 16), (result.Status, result.Samples));
    }

    [Fact]
    public async Task Revisions_of_a_round_show_different_failures_with_their_marks_and_the_goal_of_the_hole()
    {
        var sampler = new RecordingSampler(Failing);
        await RunAsync(sampler, rounds: 2);
        Assert.Equal(
            ["by\n  have a : A := by\n    <error>B</error>AD0\n  exact c", "by\n  have a : A := by\n    <error>B</error>AD1\n  exact c"],
            sampler.Of(SampleKind.Revise).Select(r => r.FailedBody));
        Assert.All(sampler.Of(SampleKind.Revise), r => Assert.Equal(("⊢ a", "it fails"), (r.Goal, Assert.Single(r.Errors))));
    }

    [Fact]
    public async Task A_hole_is_shown_in_its_sketch_with_what_failed_there()
    {
        var sampler = new RecordingSampler(Failing);
        await RunAsync(sampler, samples: 1, rounds: 2);
        var asked = sampler.Of(SampleKind.FillHole).First();
        Assert.Equal("by\n  have a : A := by\n    <error>sorry</error>\n  exact c", asked.FailedBody);
        Assert.Equal(("BAD0", "it fails"), (asked.Tried, Assert.Single(asked.Errors)));
    }

    [Fact]
    public async Task A_sample_that_closes_the_hole_makes_the_proof()
    {
        var sampler = new RecordingSampler((request, i) => request.Kind == SampleKind.FillHole && i == 1 ? "by\n  GOOD" : Failing(request, i));
        var told = new ConcurrentQueue<PipelineEvent>();
        var result = await Pipeline(sampler, Options(4, 3)).RunAsync(s_problem, told.Enqueue, TestContext.Current.CancellationToken);
        Assert.Equal("by\n  have a : A := by\n    GOOD\n  exact c", result.Body);
        Assert.Equal(new HoleClosed("t", "a", "GOOD"), Assert.Single(told.OfType<HoleClosed>()));
        Assert.StartsWith("f0+4 h0+1 h1+1 r0+1", Asked(sampler.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sampler_that_revises_nothing_is_asked_once_and_gives_fresh_ones_instead()
    {
        var sampler = new RecordingSampler((request, i) => request.Kind == SampleKind.Fresh ? Failing(request, i) : null);
        await RunAsync(sampler, rounds: 2);
        Assert.Equal("f0+4 h0+1 r0+1 f4+4", Asked(sampler.Requests));
    }

    [Fact]
    public async Task In_a_wave_samples_for_holes_are_some_of_its_samples()
    {
        var sampler = new RecordingSampler(Failing);
        using var session = Pipeline(sampler, Options(4, 1)).Open(s_problem, _ => { });
        Assert.Null(await session.TryAsync(1, TestContext.Current.CancellationToken));
        sampler.Requests.Clear();
        Assert.Null(await session.TryAsync(6, TestContext.Current.CancellationToken));
        Assert.Equal("h0+1 h1+1 r0+2 f1+2", Asked(sampler.Requests));
        Assert.Equal(7, session.Samples);
    }

    [Fact]
    public async Task A_wave_too_small_for_every_hole_still_asks_for_some()
    {
        var sampler = new RecordingSampler((request, i) => request.Kind == SampleKind.FillHole
            ? "by\n  GOOD"
            : $"by\n  have a : A := by\n    BAD{i}\n  have b : B := by\n    BAD\n  have d : D := by\n    BAD\n  exact c");
        using var session = Pipeline(sampler, Options(4, 1)).Open(s_problem, _ => { });
        await session.TryAsync(1, TestContext.Current.CancellationToken);
        sampler.Requests.Clear();
        await session.TryAsync(4, TestContext.Current.CancellationToken);
        Assert.Equal("h0+1 h1+1 r0+1 f1+1", Asked(sampler.Requests));
    }

    [Fact]
    public async Task Without_the_stage_only_fresh_proofs_are_asked_for()
    {
        var sampler = new RecordingSampler(Failing);
        using var session = Pipeline(sampler, Options(4, 1) with { Stages = RepairStages.Isolate }).Open(s_problem, _ => { });
        await session.TryAsync(2, TestContext.Current.CancellationToken);
        await session.TryAsync(2, TestContext.Current.CancellationToken);
        Assert.Equal("f0+2 f2+2", Asked(sampler.Requests));
    }

    [Fact]
    public async Task A_sketch_that_is_only_unfinished_is_revised_after_what_has_errors()
    {
        // Of two holes the first closes, so that a sketch with the other open is among the failures of round 2.
        var sampler = new RecordingSampler((request, i) => request.Kind == SampleKind.FillHole
            ? request.Goal == "⊢ a" ? "by\n  GOOD" : $"by\n  BAD{i}"
            : $"by\n  have a : A := by\n    BAD{request.Kind}{i}\n  have b : B := by\n    BAD\n  exact c");
        await RunAsync(sampler, samples: 6, rounds: 3);
        var last = sampler.Of(SampleKind.Revise).TakeLast(3).Select(r => r.FailedBody!).ToList();
        Assert.Contains("sorry", string.Concat(_lean.Seen.Where(t => t.Contains("GOOD", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.All(last, body => Assert.Contains("<error>B</error>AD", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Models_take_turns_in_every_kind_of_request()
    {
        var (one, other) = (new RecordingSampler(Failing, "one"), new RecordingSampler((r, i) => Failing(r, i + 50), "other"));
        using var both = new SamplersInTurn([one, other]);
        await RunAsync(both);
        foreach (var kind in Enum.GetValues<SampleKind>())
        {
            Assert.Equal((kind, one.Of(kind).Sum(r => r.Count)), (kind, other.Of(kind).Sum(r => r.Count)));
        }

        // Each model's own samples are counted on, which raises its temperature.
        Assert.Equal([0, 2, 3], one.Of(SampleKind.Fresh).Select(r => r.FirstIndex));
    }

    [Fact]
    public async Task Whatever_statement_a_model_writes_the_pinned_one_is_put_before_its_proof()
    {
        var sampler = new RecordingSampler((request, i) => request.Kind == SampleKind.Revise ? "theorem t : True := by\n  GOOD" : Failing(request, i));
        var result = await RunAsync(sampler);
        Assert.Equal((ProblemStatus.Proved, "by\n  GOOD", s_problem.Lead), (result.Status, result.Body, result.Verified?.Lead));
        Assert.DoesNotContain(_lean.Seen, text => text.Contains(": True", StringComparison.Ordinal));
    }

    private sealed class Accepting : IProofVerifier
    {
        public Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new Verdict(request.Body.Contains("GOOD", StringComparison.Ordinal), [], [], [], "scripted", TimeSpan.Zero));
    }
}
