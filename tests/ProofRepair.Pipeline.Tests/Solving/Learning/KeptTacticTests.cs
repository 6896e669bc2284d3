using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Learning;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving.Learning;

public sealed class KeptTacticTests
{
    private const string Goal = "a b : Int\nh : a < b\n⊢ 0 ≤ a ^ 2 + b";

    private static string? Recalled(string tactic, string then, string goal = Goal) =>
        KeptTactic.For(GoalParser.Parse(then)[0], KeptTactic.Of(GoalParser.Parse(goal)[0], tactic));

    [Theory]
    [InlineData("nlinarith [sq_nonneg (a - b)]", "nlinarith [sq_nonneg (x - y)]")]
    [InlineData("have hab := h.le\n  omega", "have hab := h1.le\n  omega")]
    [InlineData("simp only [a_b, ab, b.a]", "simp only [a_b, ab, y.a]")]
    [InlineData("exact foo -- about a\n  \"b\"", "exact foo -- about a\n  \"b\"")]
    public void A_tactic_is_recalled_in_the_names_of_the_goal_whole_names_only(string kept, string recalled) =>
        Assert.Equal(recalled, Recalled(kept, "x y : Int\nh1 : x < y\n⊢ 0 ≤ x ^ 2 + y"));

    [Fact]
    public void Names_that_change_places_and_hypotheses_in_another_order_are_told_apart() =>
        Assert.Equal("linarith [a, sq_nonneg (h - b)]", Recalled("linarith [h, sq_nonneg (a - b)]", "b : Int\nh : Int\na : h < b\n⊢ 0 ≤ h ^ 2 + b"));

    [Fact]
    public void A_name_of_the_tactics_own_hides_none_of_the_goals() =>
        Assert.Equal("obtain ⟨x', k⟩ := h1; exact f x' x", Recalled("obtain ⟨x, k⟩ := h; exact f x a", "x y : Int\nh1 : x < y\n⊢ 0 ≤ x ^ 2 + y"));

    [Fact]
    public void What_needs_a_hypothesis_that_has_no_name_there_is_not_recalled()
    {
        Assert.Null(Recalled("exact f h", "x y : Int\nh✝ : x < y\n⊢ 0 ≤ x ^ 2 + y"));
        Assert.Equal("exact f x", Recalled("exact f a", "x y : Int\nh✝ : x < y\n⊢ 0 ≤ x ^ 2 + y"));
    }

    [Fact]
    public void A_tactic_without_names_and_one_that_an_older_program_kept_are_as_they_are()
    {
        Assert.Equal("omega", KeptTactic.Of(GoalParser.Parse(Goal)[0], "omega"));
        Assert.Equal("nlinarith [a]", KeptTactic.For(GoalParser.Parse(Goal)[0], "nlinarith [a]"));
    }
}
