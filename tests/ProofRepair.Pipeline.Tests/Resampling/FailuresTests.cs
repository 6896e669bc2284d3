using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Tests.Resampling;

public sealed class FailuresTests
{
    private const string Lead = "theorem t : C := ";
    private const string Body = "by\n  have a : A := by\n    simp\n    bad_one\n  have b : B := by\n    bad_two\n    rfl\n  exact c";

    private static CheckedAttempt Failed(string body, params (string At, string Message)[] errors)
    {
        var attempt = Attempt.Of(Lead, body, AttemptOrigin.Sampled);
        var source = new SourceText(attempt.Text);
        return new CheckedAttempt(attempt, new CheckReport(
            RunOutcome.Errors,
            [.. errors.Select(e => new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(attempt.Text.IndexOf(e.At, StringComparison.Ordinal)), null, e.Message))],
            TimeSpan.Zero));
    }

    private static CheckedAttempt Both => Failed(Body, ("bad_one", "no such tactic"), ("bad_two", "it fails"));

    /// <summary>A sketch with a goal <c>⊢ G0</c>, <c>⊢ G1</c>… for its holes.</summary>
    private static GoaledSketch Goaled(string body)
    {
        var sketch = Sketch.Of(Lead + body, new TextSpan(Lead.Length, body.Length));
        return new GoaledSketch(sketch, sketch.Holes.Select((h, i) => (h.Id, i)).ToImmutableDictionary(h => h.Id, h => GoalParser.Parse($"⊢ G{h.i}")));
    }

    private static HoleFailure? At(string sketch, int hole, params CheckedAttempt[] failed) =>
        Goaled(sketch).Sketch is var made ? new Failures(failed, []).At(made, made.Holes[hole]) : null;

    [Fact]
    public void A_hole_knows_what_stood_there_and_what_Lean_said_of_it()
    {
        var failure = At("by\n  have a : A := by\n    simp\n    sorry\n  have b : B := by\n    sorry\n  exact c", 1, Both);
        Assert.Equal("bad_two\nrfl", failure!.Tried);
        Assert.Equal(["it fails"], failure.Errors);
    }

    [Fact]
    public void It_still_does_when_another_hole_was_filled_and_it_was_widened_itself()
    {
        var failure = At("by\n  have a : A := by\n    grind\n  sorry\n  exact c", 0, Both);
        Assert.Contains("have b : B := by\n  bad_two\n  rfl", failure!.Tried, StringComparison.Ordinal);
        Assert.Contains("it fails", failure.Errors);
    }

    [Fact]
    public void Of_a_step_that_was_missing_Lean_speaks_at_the_head_of_its_block()
    {
        var failed = Failed("by\n  have a : A := by\n    simp\n  exact c", ("by\n    simp", "unsolved goals\n⊢ A"));
        var failure = At("by\n  have a : A := by\n    simp\n    sorry\n  exact c", 0, failed);
        Assert.Equal(("", "unsolved goals\n⊢ A"), (failure!.Tried, Assert.Single(failure.Errors)));
    }

    [Fact]
    public void The_attempt_that_has_most_in_common_with_the_sketch_is_asked()
    {
        var other = Failed(Body.Replace("simp", "ring", StringComparison.Ordinal), ("bad_two", "another word"));
        Assert.Equal(["it fails"], At("by\n  have a : A := by\n    simp\n    sorry\n  have b : B := by\n    sorry\n  exact c", 1, other, Both)!.Errors);
    }

    [Fact]
    public void Of_another_proof_nothing_is_said() =>
        Assert.Null(At("by\n  have a : A := by\n    simp\n    sorry\n  exact c", 0, Failed("by\n  induction n\n  bad\n  ring", ("bad", "it fails"))));

    [Fact]
    public void An_error_has_the_goal_of_the_hole_that_was_cut_for_it()
    {
        var failures = new Failures([Both], [Goaled("by\n  other\n  sorry"), Goaled("by\n  have a : A := by\n    simp\n    sorry\n  have b : B := by\n    sorry\n  exact c")]);
        Assert.Equal("⊢ G1", failures.GoalAt(Both, Both.Attempt.Text.IndexOf("bad_two", StringComparison.Ordinal)));
        Assert.Null(failures.GoalAt(Both, Both.Attempt.Text.IndexOf("exact c", StringComparison.Ordinal)));
    }
}
