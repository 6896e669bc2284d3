using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class UnknownModulusTests
{
    private static string? Text(string goal, string name) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).FirstOrDefault(t => t.Name == name)?.Text;

    [Fact]
    public void What_is_congruent_to_a_numeral_is_replaced_by_it_in_the_other_congruences() =>
        Assert.Contains("have res0 : (216 : Int) % m = 1", Text("m x : Int\nh₁ : 10 ≤ m ∧ m ≤ 99\nh₂ : 6 * x % m = 1\nh₃ : (x - 6 ^ 2) % m = 0\n⊢ m = 43", "unknown-modulus"), StringComparison.Ordinal);

    [Fact]
    public void Divisibility_is_a_congruence_too() =>
        Assert.Contains("have res0 : (31 : Int) % m = 0", Text("m x : Int\nh₁ : 1 < m\nh₀ : m < 50\nh₂ : m ∣ 5 - x\nh₃ : m ∣ 7 * x - 4\n⊢ m = 31", "unknown-modulus"), StringComparison.Ordinal);

    [Theory]
    [InlineData("m x : Int\nh₂ : 6 * x % m = 1\nh₃ : (x - 36) % m = 0\n⊢ m = 43")]
    [InlineData("m x : Int\nh₁ : m ≤ 99\nh₃ : (x - 36) % m = 0\n⊢ m = 43")]
    public void Nothing_is_tried_for_a_modulus_without_bound_or_with_one_congruence(string goal) => Assert.Null(Text(goal, "unknown-modulus"));
}
