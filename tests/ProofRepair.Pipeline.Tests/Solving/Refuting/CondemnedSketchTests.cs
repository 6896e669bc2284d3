using System.Collections.Concurrent;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Tests.Solving.Refuting;

public sealed class CondemnedSketchTests
{
    private const string Body = "by\n  have z : Z := by\n    have a : 2 = 3 := by\n      BAD\n    exact a\n  have b : B := by\n    BAD\n  exact c";
    private const string Refutation = "fun (p : Prop)";

    private static readonly string[] s_tactics = ["omega", "grind", "simp_all", "decide", "first", "BAD"];

    private readonly ConcurrentQueue<PipelineEvent> _events = [];

    private readonly Problem _problem = new("t", "t", LeanHeader.Empty, "theorem t : C := ", "t");

    private async Task<(RepairedAttempt Repaired, SketchLean Lean)> RepairAsync(string solvable, RepairStages stages)
    {
        // The step `a` is false, and solvers close only the steps that are named.
        var lean = new SketchLean(
            text => s_tactics.SelectMany(t => SketchLean.OffsetsOf(text, t)).Where(at => Fails(text, at)),
            step => step switch { "a" => "⊢ 2 = 3", "b" => "⊢ P b", "z" => "⊢ P z", _ => "⊢ P c" });
        var checker = new ProblemChecker(_problem, new BundleLean(lean), CheckLimits.Default);
        var attempt = Attempt.Of(_problem.Lead, Body, AttemptOrigin.Given);
        var failed = new CheckedAttempt(attempt, lean.Judge(attempt.Text));
        var repairer = new AttemptRepairer(checker, new InMemorySolverMemory(), new PipelineOptions { Stages = stages & ~RepairStages.Refine }, _events.Enqueue);
        return (await repairer.RepairAsync(failed, 1, TestContext.Current.CancellationToken), lean);

        bool Fails(string text, int at)
        {
            var step = SketchLean.LastStep(text[..at]);
            return text.Contains(Refutation, StringComparison.Ordinal) && text.IndexOf(Refutation, StringComparison.Ordinal) < at ? step != "a"
                : text[at..].StartsWith("BAD", StringComparison.Ordinal) || step.Length == 0 || !solvable.Contains(step, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_block_that_states_what_is_false_goes_and_the_rest_stays()
    {
        var (repaired, _) = await RepairAsync("zb", RepairStages.All);

        Assert.Equal("2 = 3", Assert.Single(_events.OfType<HoleRefuted>()).Goal);
        Assert.NotNull(repaired.Complete);
        Assert.DoesNotContain("have a", repaired.Complete.BodyText);
        Assert.StartsWith("by\n  have z : Z := by\n", repaired.Complete.BodyText, StringComparison.Ordinal);
        Assert.EndsWith("\n  exact c", repaired.Complete.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_open_holes_are_not_widened_with_it()
    {
        var (repaired, lean) = await RepairAsync("-", RepairStages.All);

        Assert.Contains(lean.Seen, text => text.Contains("have z : Z := by\n    sorry\n  have b : B := by\n    sorry\n  exact c", StringComparison.Ordinal));
        Assert.Null(repaired.Complete);
        Assert.False(repaired.IsCondemned);
    }

    [Fact]
    public async Task Without_back_off_the_sketch_is_condemned()
    {
        var (repaired, _) = await RepairAsync("zb", RepairStages.All & ~RepairStages.BackOff);

        Assert.True(repaired.IsCondemned);
        Assert.False(repaired.LeavesLessThan(repaired with { Refuted = [], Sketch = null }));
    }

    [Fact]
    public async Task Nothing_is_refuted_when_that_is_switched_off()
    {
        var (_, lean) = await RepairAsync("zb", RepairStages.All & ~RepairStages.Refute);

        Assert.Empty(_events.OfType<HoleRefuted>());
        Assert.DoesNotContain(lean.Seen, text => text.Contains(Refutation, StringComparison.Ordinal));
    }
}
