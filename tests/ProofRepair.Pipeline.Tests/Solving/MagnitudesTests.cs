using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class MagnitudesTests
{
    private static string? Text(string goal, string name) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).FirstOrDefault(t => t.Name == name)?.Text;

    [Fact]
    public void A_power_bounds_its_base() =>
        Assert.Contains("have power := Nat.pow_le_pow_left (Nat.le_of_not_lt over) 3", Text("n x t : Nat\nh₀ : 2 ≤ n\nh₁ : x ^ 2 = n\nh₂ : t ^ 3 = n\n⊢ 64 ≤ n", "bounded-kernel"), StringComparison.Ordinal);

    [Fact]
    public void Of_two_factors_the_smaller_is_bounded_by_the_root_of_the_product() =>
        Assert.Contains("have product := Nat.mul_le_mul (Nat.le_of_not_lt over) (show 12 ≤ y by omega)", Text("x y : Nat\nh₀ : x < y\nh₁ : x * y + x = 60\n⊢ x ≤ 7", "bounded-kernel"), StringComparison.Ordinal);

    [Fact]
    public void A_divisor_is_at_most_what_it_divides() =>
        Assert.Contains("have divisor_h := Nat.le_of_dvd (by omega) h", Text("d : Nat\nh : d ∣ 91\nh₀ : 1 < d\n⊢ 7 ≤ d", "bounded-kernel"), StringComparison.Ordinal);

    [Fact]
    public void Primality_is_computed_last() =>
        Assert.Contains("And.intro h (And.intro hp (neg))", Text("p : Nat\nhp : p.Prime\nh : p ∣ 91\n⊢ 7 ≤ p", "bounded-kernel"), StringComparison.Ordinal);

    [Fact]
    public void A_witness_is_of_the_type_that_all_else_is_of() =>
        Assert.Contains("have bound0 : x < 6 := by omega", Text("n : Nat\nh : ∃ x, x ^ 2 = n\n⊢ n ≠ 5", "bounded-kernel"), StringComparison.Ordinal);
}
