using System.Collections.Concurrent;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Pipeline.Solving.Refuting;

namespace ProofRepair.Pipeline.Tests.Solving.Refuting;

/// <summary>What Lean itself says of the negations that are tried.</summary>
public sealed class RealLeanRefutationTests(ITestOutputHelper output)
{
    private const string False = "by\n  have z : a ≤ b := by\n    have w : b ≤ a := by\n      exact nonsense\n    exact Nat.le_of_lt h\n  exact ⟨b - a, by omega, by omega⟩";

    private readonly Problem _problem = new("t", "t", LeanHeader.Empty, "theorem t (a b : Nat) (h : a < b) : ∃ c, a + c = b ∧ 0 < c := ", "t");

    [Fact]
    public async Task A_false_step_is_refuted_and_only_its_block_is_done_anew()
    {
        var toolchain = InstalledLean.Require();
        var token = TestContext.Current.CancellationToken;
        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(toolchain, TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(10)), slots, new LeanPoolOptions(), TimeProvider.System);
        var checker = new ProblemChecker(_problem, pool, new CheckLimits(TimeSpan.FromMinutes(10)));

        // False (of numbers, propositions, quantified); then true, open, and no proposition at all.
        string[] steps = ["b ≤ a", "¬(a = a)", "2 + 2 = 5 ∨ b < a", "(∀ n : Nat, n < 3)", "a ≤ b", "a < 7", "Nat"];
        var reports = await checker.CheckAsync(steps.Select(s => $"{_problem.Lead}by\n  have z : {s} := by {Refutation.Tactic(LeanHeader.Empty)}\n  sorry"), token);
        foreach (var (step, report) in steps.Zip(reports))
        {
            output.WriteLine($"{step}: {report.Outcome} {string.Join(' ', report.Errors.Select(e => e.Text)).ReplaceLineEndings(" ")}");
        }

        var events = new ConcurrentQueue<PipelineEvent>();
        var attempt = Attempt.Of(_problem.Lead, False, AttemptOrigin.Given);
        var failed = new CheckedAttempt(attempt, await checker.CheckAsync(attempt.Text, token));
        var repaired = await new AttemptRepairer(checker, new InMemorySolverMemory(), new PipelineOptions { Stages = RepairStages.All & ~RepairStages.Refine }, events.Enqueue)
            .RepairAsync(failed, 1, token);
        output.WriteLine($"{repaired.Complete?.BodyText}\n{checker.Candidates} candidates");

        Assert.Equal([true, true, true], reports.Take(3).Select(r => r.Outcome == RunOutcome.Ok));
        Assert.All(reports.Skip(4), r => Assert.Equal(RunOutcome.Errors, r.Outcome));
        Assert.Equal("b ≤ a", Assert.Single(events.OfType<HoleRefuted>()).Goal);
        Assert.NotNull(repaired.Complete);
        Assert.DoesNotContain("have w", repaired.Complete.BodyText);
        Assert.EndsWith("exact ⟨b - a, by omega, by omega⟩", repaired.Complete.BodyText, StringComparison.Ordinal);
    }
}
