using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class NaturalRootsTests
{
    private static string? Text(string goal, string name) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).FirstOrDefault(t => t.Name == name)?.Text;

    [Fact]
    public void The_pairs_of_the_sum_that_Vieta_gives_are_tried() =>
        Assert.Contains("have sum : m + n = 12", Text("R : Type\nm n : Nat\nk : R\nh₀ : m.Prime\nh₁ : n.Prime\nh₃ : ↑m ^ 2 - 12 * ↑m + k = 0\nh₄ : ↑n ^ 2 - 12 * ↑n + k = 0\nh₅ : m ≠ n\n⊢ k = 35", "natural-roots"), StringComparison.Ordinal);

    [Theory]
    [InlineData("R : Type\nm n : Nat\nk : R\nh₃ : ↑m ^ 2 - 12 * ↑m + k = 0\nh₄ : ↑n ^ 2 - 11 * ↑n + k = 0\n⊢ k = 35")]
    [InlineData("R : Type\nm : Nat\nk : R\nh₃ : ↑m ^ 2 - 12 * ↑m + k = 0\n⊢ k = 35")]
    public void Roots_of_different_polynomials_have_no_known_sum(string goal) => Assert.Null(Text(goal, "natural-roots"));
}
