using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

/// <summary>Which refutations are found; that Lean takes them is for the tests with a real Lean.</summary>
public sealed class PositivstellensatzTests
{
    private static string? Text(string goal) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).FirstOrDefault(t => t.Name == "positivstellensatz")?.Text;

    [Fact]
    public void The_product_of_two_hypotheses_contradicts_the_negated_goal() =>
        Assert.Contains("have prod1 := (Lean.Grind.OrderedRing.mul_pos con1 con2)", Text("x y : Rat\nh₀ : 0 < x\nh₁ : 0 < y\n⊢ 0 < x * y"), StringComparison.Ordinal);

    [Fact]
    public void An_equation_counts_with_any_factor() =>
        Assert.Contains("(x) * (", Text("x y : Rat\nh₀ : x + y = 0\n⊢ x * y ≤ 0"), StringComparison.Ordinal);

    [Fact]
    public void Absolute_values_are_split_and_each_case_has_its_own_products()
    {
        var text = Text("x y : Rat\nh₀ : abs (x + y) + abs (x - y) = 2\n⊢ x ^ 2 + y ^ 2 ≤ 2");
        Assert.Contains("rcases Rat.abs_cases (x + y)", text, StringComparison.Ordinal);
        Assert.Equal(4, text!.Split("intro neg").Length - 1);
    }

    [Fact]
    public void Denominators_are_cleared_once_they_are_seen_to_be_positive()
    {
        var text = Text("x y : Rat\nh₀ : 0 < x\nh₁ : 0 < y\n⊢ 4 / (x + y) ≤ 1 / x + 1 / y");
        Assert.Contains("0 < x + y := by", text, StringComparison.Ordinal);
        Assert.True(text!.IndexOf("0 < x + y := by", StringComparison.Ordinal) < text.IndexOf("intro neg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x y : Rat\n⊢ x ^ 2 + y ^ 2 ≤ 1")]
    [InlineData("x y : Rat\nh : x < y\n⊢ 1 / y < 1 / x")]
    [InlineData("n m : Nat\nh : n < m\n⊢ n * n < m * m")]
    [InlineData("x : Rat\nn : Nat\nh : n < 3\n⊢ x ^ 2 < 3")]
    public void What_does_not_follow_has_no_refutation(string goal) => Assert.Null(Text(goal));
}
