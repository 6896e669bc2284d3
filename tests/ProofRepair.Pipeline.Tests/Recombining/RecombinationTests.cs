using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Recombining;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Tests.Solving;
using ProofRepair.Pipeline.Tests.Solving.Refuting;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Recombining;

public sealed class RecombinationTests
{
    private const string First = "by\n  have a : A := by\n    GOOD\n  have b : B := by\n    BAD\n  exact c";
    private const string Second = "by\n  have x : A := by\n    BAD\n  have y : B := by\n    fine\n    GOOD\n  exact d";

    // All that stands for a proof fails but for GOOD, so that no solver closes anything.
    private readonly SketchLean _lean = new(
        text => new[] { "BAD", "omega", "grind", "simp_all", "decide", "first", "exact?", "try?" }.SelectMany(t => SketchLean.OffsetsOf(text, t)),
        step => $"⊢ {step switch { "a" or "x" => "A", "b" or "y" => "B", _ => "C" }}");

    private readonly Problem _problem = new("t", "t", LeanHeader.Empty, "theorem t : C := ", "t");

    private async Task<(RepairedAttempt Best, CheckedAttempt[] Failed)> RunAsync(params string[] bodies)
    {
        var checker = new ProblemChecker(_problem, new BundleLean(_lean), CheckLimits.Default);
        var memory = new InMemorySolverMemory();
        var options = new PipelineOptions { Stages = RepairStages.Isolate | RepairStages.Solve | RepairStages.Recombine };
        var repairer = new AttemptRepairer(checker, memory, options, _ => { });
        var failed = bodies.Select(b => Attempt.Of(_problem.Lead, b, AttemptOrigin.Sampled)).Select(a => new CheckedAttempt(a, _lean.Judge(a.Text))).ToArray();
        var repaired = await Task.WhenAll(failed.Select(f => repairer.RepairAsync(f, 1, TestContext.Current.CancellationToken)));
        var improved = await new Recombination(checker, repairer, memory, options).ImproveAsync(failed, repaired, TestContext.Current.CancellationToken);
        return (improved[0], failed);
    }

    [Fact]
    public async Task One_attempts_hole_is_filled_with_what_another_wrote_for_the_same_statement()
    {
        var (best, _) = await RunAsync(First, Second);
        Assert.NotNull(best.Complete);
        Assert.Equal(First.Replace("BAD", "fine\n    GOOD", StringComparison.Ordinal), best.Complete.BodyText);
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
