using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class BilinearEquationsTests
{
    private static string? Text(string goal, string name) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).FirstOrDefault(t => t.Name == name)?.Text;

    [Fact]
    public void The_two_sides_become_a_product_whose_first_factor_divides_a_numeral() =>
        Assert.Contains("have divides : (1 * x + 1) ∣ 81", Text("x y : Int\nh : x + y + x * y = 80\n⊢ x = 26", "bilinear"), StringComparison.Ordinal);

    [Fact]
    public void Natural_numbers_are_factored_among_the_integers() =>
        Assert.Contains("have divides : (1 * (x : Int) + -2) ∣ 4", Text("x y : Nat\nh : x * y = 2 * (x + y)\n⊢ y ≤ 6", "bilinear"), StringComparison.Ordinal);

    [Fact]
    public void Each_divisor_gives_both_values() =>
        Assert.Contains("have pinx : x = 26 := (by omega); subst pinx; have piny : y = 2", Text("x y : Int\nh : x + y + x * y = 80\n⊢ x = 26", "bilinear"), StringComparison.Ordinal);

    [Theory]
    [InlineData("x y : Int\nh : x ^ 2 + x * y = 5\n⊢ x = 1")]
    [InlineData("x y : Int\nh : x * y + x + y + 1 = 0\n⊢ x = -1")]
    [InlineData("x y : Nat\nh : x * y - x = 4\n⊢ x ∣ 4")]
    public void Squares_and_products_that_vanish_are_left_to_others(string goal) => Assert.Null(Text(goal, "bilinear"));
}
