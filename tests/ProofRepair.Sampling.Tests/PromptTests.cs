using ProofRepair.Sampling.Prompts;
using Xunit;

namespace ProofRepair.Sampling.Tests;

public sealed class PromptTests
{
    private static readonly SampleRequest s_request = new(SampleKind.Revise, "t", "import Lean", "theorem t (a : List Nat) : a = a ++ []", 1);

    [Theory]
    [InlineData(SampleKind.Fresh)]
    [InlineData(SampleKind.Revise)]
    [InlineData(SampleKind.FillHole)]
    public void Every_kind_has_a_prompt_with_nothing_left_to_fill_in(SampleKind kind)
    {
        var text = PromptSet.Embedded().Render(s_request with { Kind = kind, Informal = "i", Goal = "⊢ a < b", FailedBody = "by\n  <error>simp</error>", Errors = ["e"] }).Text;
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_shows_the_marked_span_the_messages_and_the_goal()
    {
        var text = PromptSet.Embedded().Render(s_request with { Goal = "⊢ a < b", FailedBody = "by\n  <error>simp</error>", Errors = ["first", "second {{x}}"] }).Text;
        Assert.Contains("theorem t (a : List Nat) : a = a ++ [] := by\n  <error>simp</error>", text, StringComparison.Ordinal);
        Assert.Contains("1.\n```\nfirst\n```\n\n2.\n```\nsecond {{x}}\n```", text, StringComparison.Ordinal);
        Assert.Contains("⊢ a < b", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_is_shown_in_its_proof_with_what_was_tried_there_and_the_messages_on_it()
    {
        var text = PromptSet.Embedded().Render(s_request with { Kind = SampleKind.FillHole, Goal = "⊢ a < b", FailedBody = "by\n  <error>sorry</error>", Tried = "simp [x]", Errors = ["simp failed"] }).Text;
        Assert.Contains("theorem t (a : List Nat) : a = a ++ [] := by\n  <error>sorry</error>\n```", text, StringComparison.Ordinal);
        Assert.Contains("refused it:\n\n```lean4\nsimp [x]\n```", text, StringComparison.Ordinal);
        Assert.Contains("1.\n```\nsimp failed\n```", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_hole_of_which_nothing_more_is_known_only_the_goal_is_shown()
    {
        var text = PromptSet.Embedded().Render(s_request with { Kind = SampleKind.FillHole, Goal = "⊢ a < b" }).Text;
        Assert.Contains("⊢ a < b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tried there", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<error>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_request_does_not_have_leaves_no_trace()
    {
        var text = PromptSet.Embedded().Render(s_request with { FailedBody = "by simp" }).Text;
        Assert.DoesNotContain("In words", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lean's messages, in", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_is_that_of_the_text()
    {
        var prompts = PromptSet.Embedded();
        Assert.Equal(prompts.Render(s_request).Hash, prompts.Render(s_request).Hash);
        Assert.NotEqual(prompts.Render(s_request).Hash, prompts.Render(s_request with { Statement = "theorem u : True" }).Hash);
        Assert.Matches("^[0-9a-f]{64}$", prompts.Render(s_request).Hash);
    }

    [Fact]
    public void A_template_that_names_something_unknown_is_a_fault() =>
        Assert.Throws<FormatException>(() => new PromptTemplate("{{nonsense}}").Render(new Dictionary<string, string?>(StringComparer.Ordinal)));
}
