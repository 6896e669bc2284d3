using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving.Refuting;

namespace ProofRepair.Pipeline.Tests.Solving.Refuting;

public sealed class RefutationTests
{
    private static readonly Problem s_problem = new("t", "t", LeanHeader.Empty, "theorem t (x : Nat) (h₀ : 3 < x) : x * x > 9 := ", "t");

    private static bool IsTried(string body, string goal, Problem? problem = null)
    {
        var sketch = Sketch.Of(s_problem.Lead + body, new TextSpan(s_problem.Lead.Length, body.Length));
        var hole = sketch.Holes[^1];
        var goals = ImmutableDictionary<int, ImmutableArray<Goal>>.Empty.Add(hole.Id, GoalParser.Parse(goal));
        return Refutation.TacticFor(new GoaledSketch(sketch, goals), hole, problem ?? s_problem) is not null;
    }

    [Theory]
    [InlineData("by\n  sorry", "x : Nat\nh₀ : 3 < x\n⊢ x * x > 9")]
    [InlineData("by\n  have h₁ : x = 2 := by sorry", "x : Nat\nh₀ : 3 < x\n⊢ x = 2")]
    [InlineData("by\n  have h₁ := h₀\n  obtain ⟨k, hk⟩ : ∃ k, x = k + 4 := ⟨x - 4, by omega⟩\n  sorry", "x : Nat\nh₀ h₁ : 3 < x\nk : Nat\nhk : x = k + 4\n⊢ x = 2")]
    [InlineData("by\n  have : ∀ n, n < x := by\n    intro n\n    sorry", "x : Nat\nh₀ : 3 < x\nn : Nat\n⊢ n < x")]
    [InlineData("by\n  have h₁ : 1 = 1 := by\n    by_contra h\n    simp at h\n  have : x = 2 := by\n    sorry", "x : Nat\nh₀ : 3 < x\nh₁ : 1 = 1\n⊢ x = 2")]
    public void A_negation_is_tried_where_the_context_follows_from_the_statement(string body, string goal) => Assert.True(IsTried(body, goal));

    [Theory]
    [InlineData("by\n  by_contra h\n  have : x = 2 := by sorry", "x : Nat\nh₀ : 3 < x\nh : ¬x * x > 9\n⊢ x = 2")]
    [InlineData("by\n  apply Classical.byContradiction\n  intro h\n  have : x = 2 := by sorry", "x : Nat\nh₀ : 3 < x\nh : ¬x * x > 9\n⊢ x = 2")]
    [InlineData("by\n  rcases Nat.lt_or_ge x 5 with h₀ | h₀\n  · sorry", "x : Nat\nh₀ : x < 5\n⊢ x = 2")]
    [InlineData("by\n  exact foo (fun h => by sorry)", "x : Nat\nh₀ : 3 < x\nh : x = 1\n⊢ x = 2")]
    [InlineData("by\n  cases x with\n  | zero => sorry\n", "h₀ : 3 < 0\n⊢ 0 * 0 > 9")]
    [InlineData("by\n  induction x with\n  | zero => sorry\n", "h₀ : 3 < 0\n⊢ 0 * 0 > 9")]
    [InlineData("by\n  induction' x with k ih\n  · sorry\n", "h₀ : 3 < 0\n⊢ 0 * 0 > 9")]
    [InlineData("by\n  have : x = 2 := by\n    split_ifs at h₀\n    · sorry\n", "x : Nat\nh₀ : 3 < x\n⊢ x = 2")]
    [InlineData("by\n  have : x = 2 := by\n    split_ifs with h₀\n    · sorry\n", "x : Nat\nh₀ : x < 2\n⊢ x = 2")]
    public void Where_something_is_supposed_a_negation_says_nothing(string body, string goal) => Assert.False(IsTried(body, goal));

    [Theory]
    [InlineData("x : Nat\n⊢ x = ?m.12")]
    [InlineData("x : Nat\n⊢ False")]
    [InlineData("x : Nat\nh✝ : 3 < x\n⊢ x = 2")]
    public void Metavariables_contradictions_and_hidden_hypotheses_say_nothing(string goal) => Assert.False(IsTried("by\n  sorry", goal));

    [Fact]
    public void A_hole_that_is_run_on_many_goals_says_nothing() => Assert.False(IsTried("by\n  constructor <;> sorry", "x : Nat\n⊢ x = 2"));

    [Fact]
    public void A_stronger_port_says_nothing() => Assert.False(IsTried("by\n  sorry", "x : Nat\n⊢ x = 2", s_problem with { IsStronger = true }));
}
