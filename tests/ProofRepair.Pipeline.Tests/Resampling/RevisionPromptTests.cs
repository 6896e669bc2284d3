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
        return RevisionPrompt.Shape(new SampleRequest(SampleKind.Revise, "t", "", "theorem t : p", 1), failed).FailedBody!;
    }
}
