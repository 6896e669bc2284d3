using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

/// <summary>What the templates work out by themselves; whether Lean accepts the result is for the tests with a real Lean.</summary>
public sealed class FamilyTests
{
    private static string Text(string goal, string name) =>
        CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default).First(t => t.Name == name).Text;

    [Fact]
    public void The_quotient_of_a_division_is_found_with_the_help_of_an_equation() =>
        Assert.StartsWith(
            "exact ⟨",
            Text("x y z : Int\nh₀ : (x - y) ^ 2 + (y - z) ^ 2 + (z - x) ^ 2 = x * y * z\n⊢ x + y + z + 6 ∣ x ^ 3 + y ^ 3 + z ^ 3", "division"),
            StringComparison.Ordinal);

    [Fact]
    public void The_period_of_a_recurrence_is_found_modulo_what_the_target_asks_for() =>
        Assert.Contains(
            "t (n + 16) % 7 = t n % 7",
            Text("a : Nat\nt : Nat → Nat\nh₀ : t 0 = 0\nh₁ : t 1 = 1\nh₂ : ∀ (n : Nat), n > 1 → t n = t (n - 2) + t (n - 1)\nh₃ : a % 16 = 5 % 16\n⊢ t a % 7 = 5", "period"),
            StringComparison.Ordinal);

    [Fact]
    public void The_residues_of_powers_are_told_by_the_exponent() =>
        Assert.Contains("k % 3 = 2 ∧ 2 ^ k % 7 = 4", Text("n : Nat\n⊢ ¬7 ∣ 2 ^ n + 1", "power-orbit"), StringComparison.Ordinal);

    [Fact]
    public void Squares_complete_a_quadratic_target() =>
        Assert.Contains("(-5 / 28) + a", Text("R : Type\na : R\n⊢ 10 * a ≤ 28 * a ^ 2 + 1", "completed-squares"), StringComparison.Ordinal);

    [Fact]
    public void Rational_roots_are_split_off() =>
        Assert.Contains("by_cases root0 : n = 9", Text("n : Int\nh₀ : (n - 1) * n * (n + 1) = 720\n⊢ n + 1 = 10", "roots"), StringComparison.Ordinal);

    [Fact]
    public void Functions_that_a_hypothesis_defines_are_written_out() =>
        Assert.Contains("simp only [h₀] at h₁ ⊢", Text("R : Type\na b : R\nf : R → R\nh₀ : ∀ (x : R), f x = a * x + b\nh₁ : f 7 ≤ a ^ 2\n⊢ f 3 ≤ 0", "squares"), StringComparison.Ordinal);
}
