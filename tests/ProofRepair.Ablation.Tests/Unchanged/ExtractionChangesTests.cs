using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProofRepair.Ablation.Unchanged;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Sampling;
using Xunit;

namespace ProofRepair.Ablation.Tests.Unchanged;

public sealed class ExtractionChangesTests
{
    private const string Fenced = "```lean\ntrivial\n```";

    private static readonly LeanMessage s_outOfHeartbeats = Error("(deterministic) timeout at `whnf`, maximum number of heartbeats (200) has been reached");

    private static LeanMessage Error(string text) => new(LeanSeverity.Error, "[anonymous]", new LeanPosition(1, 0), null, text);

    private static async Task<(ExtractionChanges Changes, ScriptedByHeartbeats Lean)> MeasureAsync(string recorded, Func<int, LeanMessage?> error)
    {
        var lean = new ScriptedByHeartbeats(error);
        var problem = new Problem("t", "t", LeanHeader.Empty, "theorem t : True := ", "t");
        return (await ExtractionChanges.MeasureAsync([problem], new Recorded(recorded), lean, CheckLimits.Default, _ => { }, TestContext.Current.CancellationToken), lean);
    }

    [Fact]
    public async Task A_proof_that_goes_to_Lean_byte_for_byte_costs_no_question()
    {
        var (changes, lean) = await MeasureAsync("by\n  trivial", _ => null);
        Assert.Equal((1, 0, 0), (changes.Proofs, changes.Changed, lean.Heartbeats.Count));
    }

    [Fact]
    public async Task A_changed_proof_that_compiles_as_it_was_recorded_is_told()
    {
        var (changes, _) = await MeasureAsync(Fenced, _ => null);
        var proof = Assert.Single(changes.Compiling);
        Assert.Equal(("t", 1, true, false), (proof.Problem, changes.Changed, proof.StillCompiles, proof.IsOnlyCut));
        Assert.Contains("```", proof.Recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("```", proof.Made, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declarations_behind_a_proof_are_no_part_of_it()
    {
        var (changes, _) = await MeasureAsync("trivial\n\ntheorem other : True := trivial", _ => null);
        Assert.True(Assert.Single(changes.Compiling).IsOnlyCut);
    }

    [Fact]
    public async Task What_only_the_first_heartbeats_did_not_suffice_for_is_asked_again_with_all_of_them()
    {
        var (changes, lean) = await MeasureAsync(Fenced, heartbeats => heartbeats < CheckLimits.Default.Heartbeats ? s_outOfHeartbeats : null);
        Assert.Single(changes.Compiling);
        // What was recorded, and then what is made of it.
        Assert.Equal([200, CheckLimits.Default.Heartbeats, 200, CheckLimits.Default.Heartbeats], lean.Heartbeats);
    }

    [Theory]
    [InlineData("trivial\n\n  trivial", false)]
    [InlineData("trivial\n\nend Foo", true)]
    public void Only_what_stands_at_the_margin_is_behind_a_proof(string recorded, bool isOnlyCut) =>
        Assert.Equal(isOnlyCut, new ChangedProof("t", "by\n  " + recorded, "by\n  trivial", StillCompiles: true).IsOnlyCut);

    [Fact]
    public async Task A_proof_that_meets_a_limit_is_undecided()
    {
        var (changes, _) = await MeasureAsync(Fenced, _ => s_outOfHeartbeats with { Kind = "runtime.maxHeartbeats" });
        Assert.Equal((1, 0), (changes.Undecided, changes.Compiling.Length));
    }

    [Theory]
    [InlineData("by_cases h : p\n  · trivial\n  · trivial\n```\nThat is all.")]
    [InlineData("trivial\n```")]
    public async Task A_proof_with_a_fence_behind_goes_to_Lean_byte_for_byte(string recorded)
    {
        var (changes, _) = await MeasureAsync(recorded, _ => null);
        Assert.Equal(0, changes.Changed);
    }

    [Theory]
    [InlineData("unknown tactic")]
    [InlineData("unexpected token '`'; expected command")]
    public async Task What_Lean_cannot_read_is_asked_once(string error)
    {
        var (changes, lean) = await MeasureAsync(Fenced, _ => Error(error));
        Assert.Empty(changes.Compiling);
        Assert.Equal([200], lean.Heartbeats);
    }

    private sealed class ScriptedByHeartbeats(Func<int, LeanMessage?> error) : ILeanChecker
    {
        public ConcurrentQueue<int> Heartbeats { get; } = [];

        public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        {
            Heartbeats.Enqueue(request.Limits.Heartbeats);
            var report = error(request.Limits.Heartbeats) is { } message
                ? new CheckReport(RunOutcome.Errors, [message], TimeSpan.Zero)
                : new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero);
            return Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(_ => report)]);
        }
    }

    private sealed class Recorded(string text) : IProofSampler
    {
        public string Name => "recorded";

        public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) => Task.FromResult(new SampleBatch([new Sample(text, null, null, null)]));
    }
}
