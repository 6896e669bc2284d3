using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Pipeline.Tests.Resampling;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Tests.Attempts;

public sealed class AttemptGeneratorTests
{
    private static readonly Problem s_problem = new("t", "t", LeanHeader.Empty, "theorem t (a b : Nat) (h : a < b) : a ≤ b := ", "t");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static (AttemptGenerator Generator, RecordingSampler Sampler) Answering(Problem problem, params string[] answers)
    {
        var sampler = new RecordingSampler((_, i) => answers.ElementAtOrDefault(i));
        return (new AttemptGenerator(problem, sampler), sampler);
    }

    private static CheckedAttempt Failed(string body, string at, string message, string kind = "[anonymous]")
    {
        var attempt = Attempt.Of(s_problem.Lead, body, AttemptOrigin.Sampled);
        var (source, start) = (new SourceText(attempt.Text), attempt.Text.IndexOf(at, s_problem.Lead.Length, StringComparison.Ordinal));
        ImmutableArray<LeanMessage> messages = [new(LeanSeverity.Error, kind, source.ToPosition(start), source.ToPosition(start + at.Length), message)];
        return new CheckedAttempt(attempt, new CheckReport(RunOutcome.Errors, messages, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_revision_is_asked_for_with_the_marked_body_the_message_and_the_goal_that_Lean_left()
    {
        var (generator, sampler) = Answering(s_problem, "by omega");
        await generator.RevisionsAsync(Failed("by\n  skip", "by", "unsolved goals\na b : Nat\nh : a < b\n⊢ a ≤ b", "Tactic.unsolvedGoals"), 1, Token);
        var asked = Assert.Single(sampler.Requests);
        Assert.Equal((SampleKind.Revise, "<error>by</error>\n  skip", "a b : Nat\nh : a < b\n⊢ a ≤ b"), (asked.Kind, asked.FailedBody, asked.Goal));
        Assert.StartsWith("unsolved goals", Assert.Single(asked.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Lean_leaves_no_goal_the_goal_of_the_sketch_at_the_error_is_shown()
    {
        var (generator, sampler) = Answering(s_problem, "by omega");
        var failed = Failed("by\n  simp\n  rfl", "rfl", "it fails");
        await generator.RevisionsAsync(failed, 1, Token, offset => failed.Attempt.Text[offset..] == "rfl" ? "⊢ a ≤ b" : null);
        Assert.Equal("⊢ a ≤ b", Assert.Single(sampler.Requests).Goal);
    }

    [Fact]
    public async Task A_hole_is_asked_for_with_all_that_is_known_of_it()
    {
        var (generator, sampler) = Answering(s_problem, "by omega");
        await generator.ForHoleAsync(new HoleQuestion("⊢ A", "theorem open_step : A") { MarkedBody = "by\n  <error>sorry</error>", Tried = "simp", Errors = ["it fails"] }, 1, Token);
        var asked = Assert.Single(sampler.Requests);
        Assert.Equal(
            (SampleKind.FillHole, "⊢ A", "theorem open_step : A", "by\n  <error>sorry</error>", "simp", "it fails"),
            (asked.Kind, asked.Goal, asked.Lemma, asked.FailedBody, asked.Tried, Assert.Single(asked.Errors)));
    }

    [Fact]
    public async Task A_body_that_Lean_reads_like_one_before_is_dropped_and_yet_counted()
    {
        var (generator, _) = Answering(s_problem, "by\n  simp\n  omega", "by\n  simp -- it is easy\n\n  omega  ", "by\n  /- so -/\n  simp\n  omega", "by\n  simp; omega");
        var attempts = await generator.FreshAsync(4, Token);
        Assert.Equal(["by\n  simp\n  omega", "by\n  simp; omega"], attempts.Select(a => a.BodyText));
        Assert.Equal(4, generator.Samples);
    }

    [Fact]
    public async Task Bodies_whose_tokens_stand_in_other_columns_are_different()
    {
        string[] bodies = ["by\n  constructor\n  · simp\n    omega", "by\n  constructor\n  · simp\n  omega", "by\n  constructor\n  ·  simp\n    omega"];
        var (generator, _) = Answering(s_problem, bodies);
        Assert.Equal(bodies, (await generator.FreshAsync(3, Token)).Select(a => a.BodyText));
    }

    [Fact]
    public async Task A_sample_that_is_the_given_body_again_is_dropped()
    {
        var (generator, _) = Answering(s_problem with { Body = "by\n  simp" }, "by\n  simp", "by\n  omega");
        Assert.Equal(["by\n  omega"], (await generator.FreshAsync(2, Token)).Select(a => a.BodyText));
    }

    [Fact]
    public async Task Equal_answers_for_a_hole_come_once_and_count_as_often_as_they_came()
    {
        var (generator, _) = Answering(s_problem, "by\n  omega", "by\n  omega -- again", "by\n  simp");
        Assert.Equal(["by\n  omega", "by\n  simp"], await generator.ForHoleAsync(new HoleQuestion("⊢ A"), 3, Token));
        Assert.Equal(3, generator.Samples);
    }

    [Fact]
    public async Task Requests_of_a_kind_go_on_where_the_last_one_ended()
    {
        var (generator, sampler) = Answering(s_problem, "by a", "by b", "by c");
        await generator.FreshAsync(2, Token);
        await generator.ForHoleAsync(new HoleQuestion("⊢ A"), 1, Token);
        await generator.FreshAsync(1, Token);
        Assert.Equal([(SampleKind.Fresh, 0), (SampleKind.FillHole, 0), (SampleKind.Fresh, 2)], sampler.Requests.Select(r => (r.Kind, r.FirstIndex)));
    }
}
