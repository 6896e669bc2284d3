using System.Collections.Immutable;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Recombining;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Recombining;

public sealed class StatedStepTests
{
    private static ImmutableArray<StatedStep> In(string body) => StatedStep.In(body, new TextSpan(0, body.Length));

    [Fact]
    public void A_step_is_known_by_what_it_states_and_keeps_its_proof_with_its_indentation()
    {
        var step = Assert.Single(In("by\n  have h₁ : x = 3 := by\n    subst hx\n    rfl\n  exact h₁"));
        Assert.Equal("x = 3", step.Key);
        Assert.Equal("    subst hx\n    rfl", step.Tactics);
    }

    [Theory]
    [InlineData("by\n  have h : x = 3 := by omega\n  exact h")]
    [InlineData("by\n  have : x = 3 := by omega\n  exact this")]
    [InlineData("by\n  have h : (x : ℝ) = (3 : ℝ) := by omega\n  exact h")]
    [InlineData("by\n  have h: x=3 := foo\n  exact h")]
    [InlineData("by\n  show x = 3\n  suffices x = 3 by exact this\n  omega")]
    public void Names_ascriptions_and_spaces_make_no_difference(string body) =>
        Assert.Contains(In(body), s => s.Key == StatedStep.KeyOf(GoalParser.Parse("x : ℕ\n⊢ ↑x = 3")[0]));

    [Fact]
    public void A_pattern_is_left_out_and_what_it_states_stays() =>
        Assert.Equal("∃ k , n = 2 * k", Assert.Single(In("by\n  obtain ⟨k, hk⟩ : ∃ k, n = 2 * k := by exact h\n  omega")).Key);

    [Fact]
    public void Binders_belong_to_what_is_stated() =>
        Assert.NotEqual("f n = n", Assert.Single(In("by\n  have h (n : ℕ) : f n = n := by simp\n  exact h 2")).Key);

    [Fact]
    public void A_term_becomes_a_tactic() =>
        Assert.Equal("exact (Nat.le_of_lt h)", Assert.Single(In("by\n  have h : a ≤ b := Nat.le_of_lt h\n  exact h")).Tactics);

    [Fact]
    public void Steps_inside_steps_are_found_and_open_ones_are_none()
    {
        var steps = In("by\n  have a : A := by\n    have b : B := by omega\n    sorry\n  exact a");
        Assert.Equal(["B"], steps.Select(s => s.Key));
    }

    [Theory]
    [InlineData("by\n  have h := foo\n  exact h")]
    [InlineData("by\n  have h : A\n  exact h")]
    [InlineData("by\n  have h : A :=")]
    [InlineData("by\n  obtain ⟨a, b⟩ := h\n  exact a")]
    [InlineData("fun h => h")]
    [InlineData("by have")]
    public void What_states_nothing_or_ends_early_gives_none(string body) => Assert.Empty(In(body));
}
