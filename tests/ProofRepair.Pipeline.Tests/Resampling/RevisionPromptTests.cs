using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Tests.Resampling;

public sealed class RevisionPromptTests
{
    private const string Lead = "theorem t : p := ";

    [Fact]
    public void The_failing_spans_are_marked_each_inside_the_one_that_holds_it() => Assert.Equal(
        "by <error>have h : a := <error>omega</error></error>; <error>simp</error>",
        Marked("by have h : a := omega; simp", ("have h : a := omega", 0), ("omega", 0), ("simp", 0)));

    [Fact]
    public void A_mark_splits_no_character() => Assert.Equal("by exact <error>𝔸</error>", Marked("by exact 𝔸", ("𝔸", 0)));

    [Fact]
    public void Of_a_body_that_is_only_unfinished_each_sorry_is_marked_and_said_to_be_unproved()
    {
        var attempt = Attempt.Of(Lead, "by\n  have a : A := by sorry\n  exact f a sorry", AttemptOrigin.Resampled);
        LeanMessage warning = new(LeanSeverity.Warning, LeanMessage.SorryKind, new LeanPosition(1, 0), null, "declaration uses 'sorry'");
        var asked = Shaped(new CheckedAttempt(attempt, new CheckReport(RunOutcome.Ok, [warning], TimeSpan.Zero)));
        Assert.Equal("by\n  have a : A := by <error>sorry</error>\n  exact f a <error>sorry</error>", asked.FailedBody);
        Assert.Contains("to be proved", Assert.Single(asked.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_body_that_came_to_no_end_that_is_said()
    {
        var asked = Shaped(new CheckedAttempt(Attempt.Of(Lead, "by decide", AttemptOrigin.Sampled), new CheckReport(RunOutcome.Timeout, [], TimeSpan.Zero)));
        Assert.Contains("limit of time", Assert.Single(asked.Errors), StringComparison.Ordinal);
    }

    private static SampleRequest Shaped(CheckedAttempt failed) => RevisionPrompt.Shape(new SampleRequest(SampleKind.Revise, "t", "", "theorem t : p", 1), failed);

    private static string Marked(string body, params (string Text, int _)[] errors)
    {
        var attempt = Attempt.Of(Lead, body, AttemptOrigin.Sampled);
        var source = new SourceText(attempt.Text);
        var messages = errors.Select(e =>
        {
            var start = attempt.Text.IndexOf(e.Text, Lead.Length, StringComparison.Ordinal);
            return new LeanMessage(LeanSeverity.Error, "[anonymous]", source.ToPosition(start), source.ToPosition(start + e.Text.Length), "failed");
        }).ToImmutableArray();
        var failed = new CheckedAttempt(attempt, new CheckReport(RunOutcome.Errors, messages, TimeSpan.Zero));
        return Shaped(failed).FailedBody!;
    }
}
