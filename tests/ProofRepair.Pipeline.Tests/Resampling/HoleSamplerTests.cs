using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Solving.Refuting;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Tests.Resampling;

public sealed class HoleSamplerTests
{
    private const string Body = "by\n  have a : A := by\n    sorry\n  have b : B := by\n    sorry\n  have c : C := by\n    sorry\n  exact c";

    private static readonly Problem s_problem = new("t", "t", LeanHeader.Empty, "theorem t : C := ", "t");
    private static readonly SolverScope s_scope = SolverScope.Of(LeanHeader.Empty);

    private readonly SketchLean _lean = new(text => SketchLean.OffsetsOf(text, "BAD"), step => GoalOf(step));
    private readonly InMemorySolverMemory _memory = new();

    private static string GoalOf(string step) => step switch { "a" => "x : Nat\n⊢ A", "b" => "x : Int\n⊢ B", _ => "f : Nat → Nat\n⊢ C" };

    private static Goal Parsed(string step) => GoalParser.Parse(GoalOf(step))[0];

    /// <summary>The last letter of the goal, and the answers in their order; what is not there has none.</summary>
    private static RecordingSampler Answering(params (string Hole, string[] Answers)[] script)
    {
        var given = script.ToDictionary(s => s.Hole, s => new Queue<string>(s.Answers));
        return new RecordingSampler((request, _) => given.GetValueOrDefault(request.Goal![^1..]) is { Count: > 0 } left ? "by\n  " + left.Dequeue() : null);
    }

    private async Task<string?> FillAsync(RecordingSampler sampler, int samplesForHole = 2, int? within = null, Failures? failures = null, int times = 1, ILeanChecker? lean = null)
    {
        var checker = new ProblemChecker(s_problem, lean ?? _lean, CheckLimits.Default);
        var text = s_problem.Lead + Body;
        var goaled = await new Isolator(checker).WithGoalsAsync(Sketch.Of(text, new TextSpan(s_problem.Lead.Length, Body.Length)), TestContext.Current.CancellationToken);
        var holes = new HoleSampler(checker, new AttemptGenerator(s_problem, sampler), _memory, samplesForHole);
        Attempt? filled = null;
        for (var i = 0; i < times; i++)
        {
            filled = await holes.FillAsync(goaled!, failures ?? new Failures([], []), within, TestContext.Current.CancellationToken);
        }

        return filled?.BodyText;
    }

    private static string[] Asked(RecordingSampler sampler) => [.. sampler.Requests.Select(r => $"{r.Goal![^1..]}{r.Count}")];

    private static string Filled(params string[] tactics) =>
        tactics.Aggregate(Body, (body, tactic) => body.IndexOf("sorry", StringComparison.Ordinal) is var at ? body[..at] + tactic + body[(at + 5)..] : body);

    [Fact]
    public async Task Each_hole_gets_one_sample_after_the_other_until_it_closes()
    {
        var sampler = Answering(("A", ["GOOD1"]), ("B", ["BAD", "GOOD2"]), ("C", ["GOOD3", "never"]));
        Assert.Equal(Filled("GOOD1", "GOOD2", "GOOD3"), await FillAsync(sampler));
        Assert.Equal(["A1", "B1", "B1", "C1"], Asked(sampler));
    }

    [Fact]
    public async Task When_a_hole_had_its_share_in_vain_no_other_is_asked_for_and_what_was_closed_is_kept()
    {
        var sampler = Answering(("A", ["GOOD1"]), ("B", ["BAD1", "BAD2", "GOOD"]), ("C", ["GOOD3"]));
        Assert.Equal(Filled("GOOD1"), await FillAsync(sampler));
        Assert.Equal(["A1", "B1", "B1"], Asked(sampler));
    }

    [Fact]
    public async Task A_hole_that_the_sampler_has_nothing_for_is_set_aside()
    {
        var sampler = Answering(("B", ["GOOD"]));
        Assert.Equal(Body.Replace("B := by\n    sorry", "B := by\n    GOOD", StringComparison.Ordinal), await FillAsync(sampler));
        Assert.Equal(["A1", "B1", "C1"], Asked(sampler));
    }

    [Theory]
    [InlineData("native_decide")]
    [InlineData("exact sorryAx _ false")]
    [InlineData("exact of_decide_eq_true (Lean.ofReduceBool _ _ rfl)")]
    public async Task What_verification_would_refuse_closes_no_hole_and_is_not_remembered(string tactic)
    {
        Assert.Null(await FillAsync(Answering(("A", [tactic, tactic]))));
        Assert.Null(_memory.FindTactic(Parsed("a"), s_scope));
    }

    [Fact]
    public async Task A_search_closes_a_hole_and_is_not_remembered()
    {
        Assert.Equal(Filled("exact?"), await FillAsync(Answering(("A", ["exact?"]))));
        Assert.Null(_memory.FindTactic(Parsed("a"), s_scope));
    }

    [Fact]
    public async Task A_crash_is_no_failure_of_the_answer()
    {
        var checker = new CrashingOnce(_lean);
        Assert.Equal(Filled("CRASH"), await FillAsync(Answering(("A", ["CRASH", "CRASH"])), lean: checker));
        Assert.DoesNotContain(_memory.TalliesOf(GoalClass.Of(Parsed("a")), s_scope.Portfolio).Values, t => t.Failed > 0);
    }

    [Fact]
    public async Task The_hole_that_is_least_likely_to_close_comes_first()
    {
        _memory.Count(s_scope.Portfolio, [.. Enumerable.Repeat(new TacticTrial(GoalClass.Of(Parsed("c")), "omega", false, TimeSpan.Zero), 9)]);
        _memory.Count(s_scope.Portfolio, [.. Enumerable.Repeat(new TacticTrial(GoalClass.Of(Parsed("a")), "omega", true, TimeSpan.Zero), 9)]);
        var sampler = Answering(("A", ["GOOD1"]), ("B", ["GOOD2"]), ("C", ["GOOD3"]));
        await FillAsync(sampler);
        Assert.Equal(["C1", "B1", "A1"], Asked(sampler));
    }

    [Fact]
    public async Task Samples_that_failed_on_a_class_of_goals_make_it_less_likely()
    {
        await FillAsync(Answering(("A", ["GOOD1"]), ("B", ["BAD1", "BAD2"])));
        var sampler = Answering(("A", ["GOOD1"]), ("B", ["BAD3", "BAD4"]), ("C", ["GOOD3"]));
        await FillAsync(sampler);
        Assert.Equal(["B1", "B1"], Asked(sampler));
    }

    [Fact]
    public async Task A_total_below_the_number_of_holes_is_used_on_as_many_as_it_reaches()
    {
        var sampler = Answering(("A", ["GOOD1"]), ("B", ["GOOD2"]), ("C", ["GOOD3"]));
        Assert.Equal(Filled("GOOD1", "GOOD2"), await FillAsync(sampler, within: 2));
        Assert.Equal(["A1", "B1"], Asked(sampler));
    }

    [Fact]
    public async Task Without_samples_nothing_is_asked()
    {
        var sampler = Answering(("A", ["GOOD1"]));
        Assert.Null(await FillAsync(sampler, within: 0));
        Assert.Empty(sampler.Requests);
    }

    [Fact]
    public async Task An_answer_with_a_sorry_closes_nothing()
    {
        Assert.Null(await FillAsync(Answering(("A", ["have d : D := by sorry", "sorry"]))));
        Assert.Null(_memory.FindTactic(Parsed("a"), s_scope));
    }

    [Fact]
    public async Task An_answer_that_failed_on_a_goal_is_not_checked_again()
    {
        await FillAsync(Answering(("A", ["BAD", "BAD -- once more", "BAD", "BAD"])), times: 2);
        // In the names of the hole, and in those of its lemma.
        Assert.Equal(2, _lean.Seen.Count(text => text.Contains("BAD", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_closes_a_hole_is_remembered_for_its_goal()
    {
        await FillAsync(Answering(("A", ["exact GOOD x"])));
        Assert.Equal("exact GOOD y", _memory.FindTactic(GoalParser.Parse("y : Nat\n⊢ A")[0], s_scope));
        Assert.Null(_memory.FindTactic(Parsed("b"), s_scope));
    }

    [Fact]
    public async Task A_hole_is_asked_for_with_the_sketch_as_it_is_by_then_and_what_was_tried_there()
    {
        var attempt = Attempt.Of(s_problem.Lead, Body.Replace("B := by\n    sorry", "B := by\n    nonsense", StringComparison.Ordinal), AttemptOrigin.Sampled);
        var source = new SourceText(attempt.Text);
        var failed = new CheckedAttempt(attempt, new CheckReport(
            RunOutcome.Errors,
            [new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(attempt.Text.IndexOf("nonsense", StringComparison.Ordinal)), null, "it fails")],
            TimeSpan.Zero));
        var sampler = Answering(("A", ["GOOD1"]), ("B", ["GOOD2"]), ("C", ["GOOD3"]));
        await FillAsync(sampler, failures: new Failures([failed], []));
        var asked = sampler.Requests[1];
        Assert.Equal(Filled("GOOD1", "<error>sorry</error>"), asked.FailedBody);
        Assert.Equal(("x : Int\n⊢ B", "theorem open_step (x : Int) : B", "nonsense", "it fails"), (asked.Goal, asked.Lemma, asked.Tried, Assert.Single(asked.Errors)));
        Assert.Empty(sampler.Requests[0].Errors);
    }

    /// <summary>Ends without an answer on the first request with the word in it.</summary>
    private sealed class CrashingOnce(ILeanChecker lean) : ILeanChecker
    {
        private bool _crashed;

        public async Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        {
            if (_crashed || !request.Sources.Any(s => s.Text.Contains("CRASH", StringComparison.Ordinal)))
            {
                return await lean.CheckAsync(request, cancellationToken);
            }

            _crashed = true;
            return [.. request.Sources.Select(_ => new CheckReport(RunOutcome.Crash, [], TimeSpan.Zero))];
        }
    }
}
