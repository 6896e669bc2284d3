using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class GcdPairsTests
{
    private static string? Text(string goal, string name) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).FirstOrDefault(t => t.Name == name)?.Text;

    [Fact]
    public void The_cofactors_multiply_to_the_lcm_divided_by_the_gcd() =>
        Assert.Contains("have cut : xₙ * yₙ = 21", Text("a b : Nat\nh₁ : a.gcd b = 6\nh₂ : a.lcm b = 126\n⊢ 60 ≤ a + b", "gcd-pairs"), StringComparison.Ordinal);

    [Fact]
    public void The_other_number_follows_from_the_product_of_gcd_and_lcm() =>
        Assert.Contains("rw [h₁, h₂] at prod", Text("n : Nat\nh₁ : Nat.gcd 40 n = 10\nh₂ : Nat.lcm 40 n = 280\n⊢ n = 70", "gcd-times-lcm"), StringComparison.Ordinal);

    [Fact]
    public void Without_an_lcm_the_negated_target_bounds_the_cofactors() =>
        Assert.Contains("have multiple0 := Nat.lcm_pos", Text("a b : Nat\nh₀ : a % 10 = 2\nh : a.gcd b = 6\n⊢ 108 ≤ a.lcm b", "gcd-bounded"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a b : Nat\nh : a.gcd b = 0\n⊢ a = 0")]
    [InlineData("a b c : Nat\nh : a.gcd b = c\n⊢ c ∣ a")]
    public void A_gcd_that_is_zero_or_unknown_gives_no_cofactors(string goal) => Assert.Null(Text(goal, "gcd-bounded"));
}
