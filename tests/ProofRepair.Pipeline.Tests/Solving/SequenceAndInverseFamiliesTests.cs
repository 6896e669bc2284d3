using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class SequenceAndInverseFamiliesTests
{
    private static IEnumerable<SolverTactic> Tactics(string goal) => CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default);

    private static string Text(string goal, string name) => Tactics(goal).First(t => t.Name == name).Text;

    [Fact]
    public void The_functions_of_a_bijection_undo_each_other() =>
        Assert.Equal(
            "have undo0 := σ.left_inv (x + 1)\nhave undo1 := σ.right_inv x\ngrind",
            Text("R : Type\nx : R\nσ : Equiv R R\nh₁ : σ.toFun (x + 1) = σ.invFun x\n⊢ x = 47 / 24", "bijection"));

    [Fact]
    public void The_value_of_an_inverse_is_sought_among_the_roots() =>
        Assert.Contains("generalize σ.invFun 33 = inverse0 at *", Text("R : Type\nσ : Equiv R R\nh : ∀ (x : R), σ.toFun x = 4 * x ^ 3 + 1\n⊢ σ.invFun 33 = 2", "bijection-roots"), StringComparison.Ordinal);

    [Fact]
    public void A_factorial_grows_by_its_next_factor() =>
        Assert.Contains("Nat.mul_le_mul_left ((n₀ + 4) + 1) ih", Text("n : Nat\nh : 4 ≤ n\n⊢ n ^ 2 ≤ n.factorial", "factorial-growth:n"), StringComparison.Ordinal);

    [Fact]
    public void Numbers_become_successors_for_the_rule_of_Pascal() =>
        Assert.Contains("k = shift + 1", Text("n k : Nat\nh : 0 < n\nh' : 0 < k\n⊢ n.choose k = (n - 1).choose k + (n - 1).choose (k - 1)", "pascal"), StringComparison.Ordinal);

    [Fact]
    public void A_recurrence_of_step_two_is_followed_from_its_start() =>
        Assert.Contains("key 1008", Text("f : Nat → Int\nh : f 1 = 2\nh₂ : ∀ (n : Nat), 1 < n ∧ Odd n → f n = f (n - 2) + 2\n⊢ f 2017 = 2018", "step-recurrence:h₂"), StringComparison.Ordinal);

    [Theory]
    [InlineData("f : Nat → Int\nh : f 0 = 2\nh₂ : ∀ (n : Nat), f (n + 2) = f n + 2\n⊢ f 2017 = 2018")]
    [InlineData("f : Nat → Int\nh : f 1 = 2\nh₂ : ∀ (n : Nat), 1 < n ∧ Even n → f n = f (n - 1) + 1\n⊢ f 2017 = 2018")]
    public void A_recurrence_that_misses_the_index_or_its_own_premise_is_not_followed(string goal) =>
        Assert.DoesNotContain(Tactics(goal), t => t.Name.StartsWith("step-recurrence", StringComparison.Ordinal));
}
