using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Recombining;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Solving;
using ProofRepair.Pipeline.Tests.Solving.Refuting;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Recombining;

public sealed class RecombinationTests
{
    private const string First = "by\n  have a : A := by\n    GOOD\n  have b : B := by\n    BAD\n  exact c";
    private const string Second = "by\n  have x : A := by\n    BAD\n  have y : B := by\n    fine\n    GOOD\n  exact d";

    // The proof of `b` is begun, and what is left of it is another goal.
    private const string Begun = "by\n  have w : W := by\n    GOOD\n  have b : B := by\n    have n : N := by\n      GOOD\n    BAD\n  exact c";

    // All that stands for a proof fails but for GOOD, so that no solver closes anything.
    private readonly SketchLean _lean = new(
        text => new[] { "BAD", "omega", "grind", "simp_all", "decide", "first", "exact?", "try?" }.SelectMany(t => SketchLean.OffsetsOf(text, t)),
        step => $"⊢ {step switch { "a" or "x" => "A", "b" or "y" => "B", _ => "C" }}");

    private readonly InMemorySolverMemory _memory = new();

    private readonly Problem _problem = new("t", "t", LeanHeader.Empty, "theorem t : C := ", "t");

    private Task<(RepairedAttempt Best, CheckedAttempt[] Failed)> RunAsync(params string[] bodies) =>
        RunAsync(RepairStages.Isolate | RepairStages.Solve | RepairStages.Recombine, bodies);

    private async Task<(RepairedAttempt Best, CheckedAttempt[] Failed)> RunAsync(RepairStages stages, params string[] bodies)
    {
        var checker = new ProblemChecker(_problem, new BundleLean(_lean), CheckLimits.Default);
        var options = new PipelineOptions { Stages = stages };
        var repairer = new AttemptRepairer(checker, _memory, options, _ => { });
        var failed = bodies.Select(b => Attempt.Of(_problem.Lead, b, AttemptOrigin.Sampled)).Select(a => new CheckedAttempt(a, _lean.Judge(a.Text))).ToArray();
        var repaired = await Task.WhenAll(failed.Select(f => repairer.RepairAsync(f, 1, TestContext.Current.CancellationToken)));
        var named = repaired.Select((r, i) => r with { Model = $"model {i}" }).ToList();
        var improved = await new Recombination(checker, repairer, _memory, options).ImproveAsync(failed, named, TestContext.Current.CancellationToken);
        return (improved[0], failed);
    }

    private GoaledSketch Goaled(string body, string goal)
    {
        var text = _problem.Lead + body;
        var sketch = Sketch.Of(text, TextSpan.FromBounds(_problem.Lead.Length, text.Length));
        return new GoaledSketch(sketch, sketch.Holes.ToImmutableDictionary(h => h.Id, _ => GoalParser.Parse(goal)));
    }

    [Fact]
    public async Task One_attempts_hole_is_filled_with_what_another_wrote_for_the_same_statement()
    {
        var (best, _) = await RunAsync(First, Second);
        Assert.NotNull(best.Complete);
        Assert.Equal(First.Replace("BAD", "fine\n    GOOD", StringComparison.Ordinal), best.Complete.BodyText);
        Assert.Equal("model 0", best.Model);
    }

    [Fact]
    public async Task What_was_lent_is_remembered_for_the_goal()
    {
        await RunAsync(First, Second);
        Assert.Equal("    fine\n    GOOD", _memory.FindTactic(GoalParser.Parse("⊢ B")[0], SolverScope.Of(_problem.Header)));
    }

    [Fact]
    public async Task What_closed_a_goal_in_one_sketch_is_offered_to_the_same_goal_in_another()
    {
        var (left, right) = (Goaled("by\n  have b : B := by sorry\n  exact c", "⊢ B"), Goaled("by\n  have p : P ∧ B := ⟨sorry, q⟩\n  exact c", "⊢ B"));
        var checker = new ProblemChecker(_problem, _lean, CheckLimits.Default);
        var options = new PipelineOptions { Stages = RepairStages.Isolate };
        var lender = new RepairedAttempt(null, left, PipelineStage.Solve) { Tried = left, Closed = ImmutableDictionary<int, string>.Empty.Add(left.Sketch.Holes[0].Id, "GOOD") };
        var borrower = new RepairedAttempt(null, right, PipelineStage.Solve) { Tried = right };

        var improved = await new Recombination(checker, new AttemptRepairer(checker, _memory, options, _ => { }), _memory, options)
            .ImproveAsync([], [borrower, lender], TestContext.Current.CancellationToken);

        Assert.Contains(improved, r => r.Complete?.BodyText.Contains("⟨(by GOOD), q⟩", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_block_whose_begun_proof_leads_nowhere_takes_another_attempts_whole_proof()
    {
        var (best, _) = await RunAsync(RepairStages.Isolate | RepairStages.Solve | RepairStages.BackOff | RepairStages.Recombine, Begun, Second);
        Assert.NotNull(best.Complete);
        Assert.Equal(First.Replace("a : A", "w : W", StringComparison.Ordinal).Replace("BAD", "fine\n    GOOD", StringComparison.Ordinal), best.Complete.BodyText);
    }

    [Fact]
    public async Task The_first_two_sketches_get_the_rest_of_the_portfolio_and_not_twice()
    {
        var checker = new ProblemChecker(_problem, new BundleLean(_lean), CheckLimits.Default);
        var options = new PipelineOptions { Stages = RepairStages.Isolate | RepairStages.Solve };
        var recombination = new Recombination(checker, new AttemptRepairer(checker, _memory, options, _ => { }), _memory, options);
        ImmutableArray<RepairedAttempt> repaired = [.. new[] { "a", "b", "d" }.Select(name => new RepairedAttempt(null, Goaled($"by\n  have {name} : T{name} := by sorry\n  BAD", $"⊢ T{name}"), PipelineStage.Solve))];

        var once = await recombination.ImproveAsync([], repaired, TestContext.Current.CancellationToken);
        var twice = await recombination.ImproveAsync([], once, TestContext.Current.CancellationToken);

        Assert.Equal((2, 3), (once.Count(r => r.IsDeepened), twice.Count(r => r.IsDeepened)));
        Assert.Equal(3, twice.Length);
    }

    [Fact]
    public async Task Back_off_that_finds_no_proof_leaves_the_sketch_that_keeps_most()
    {
        var (best, _) = await RunAsync(RepairStages.Isolate | RepairStages.Solve | RepairStages.BackOff | RepairStages.Recombine, Begun);
        Assert.Null(best.Complete?.BodyText);
        Assert.Equal(Begun.Replace("BAD", "sorry", StringComparison.Ordinal), best.Sketch!.Sketch.Body.In(best.Sketch.Sketch.Text));
        Assert.Contains(_lean.Seen, text => text.Contains("have b : B := by\n    sorry\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_in_which_Lean_found_an_error_is_not_lent()
    {
        var (best, _) = await RunAsync(First, Second.Replace("fine\n    GOOD", "fine\n    BAD2", StringComparison.Ordinal));
        Assert.Null(best.Complete);
        Assert.DoesNotContain(_lean.Seen, text => text.Contains("b : B := by\n    fine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_attempt_alone_stays_as_it_is()
    {
        var (best, _) = await RunAsync(First);
        Assert.Equal("by\n  have a : A := by\n    GOOD\n  have b : B := by\n    sorry\n  exact c", best.Sketch!.Sketch.Body.In(best.Sketch.Sketch.Text));
    }
}
