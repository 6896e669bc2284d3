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
    public void Roots_of_a_natural_number_among_integers_are_split_off_there() =>
        Assert.Contains("by_cases root0 : (n : Int) = 30", Text("n : Nat\nh : (↑n - 1) ^ 2 + ↑n ^ 2 = 1741\n⊢ ↑n * (↑n - 1) / 2 = 435", "roots"), StringComparison.Ordinal);

    [Fact]
    public void The_combination_of_two_linear_terms_that_is_constant_is_found() =>
        Assert.Contains("3 * ((4 * n) + 3) - 4 * ((3 * n) + 2)", Text("n : Nat\n⊢ Nat.gcd (3 * n + 2) (4 * n + 3) = 1", "gcd-combination"), StringComparison.Ordinal);

    [Fact]
    public void Functions_that_a_hypothesis_defines_are_written_out() =>
        Assert.Contains("simp only [h₀] at h₁ ⊢", Text("R : Type\na b : R\nf : R → R\nh₀ : ∀ (x : R), f x = a * x + b\nh₁ : f 7 ≤ a ^ 2\n⊢ f 3 ≤ 0", "squares"), StringComparison.Ordinal);

    [Theory]
    [InlineData("x y : Int\n⊢ x ^ 2 - 5 * y ^ 2 ≠ 3", "obstruction:5")]
    [InlineData("x y z : Nat\nh : x ^ 2 + y ^ 2 = 4 * z + 3\n⊢ False", "obstruction:4")]
    [InlineData("x y : Int\nh : x ^ 3 + 7 * y ^ 4 = 2\n⊢ y = 5", "obstruction:7")]
    [InlineData("x y : Int\n⊢ ¬x ^ 5 = y ^ 2 + 4", "obstruction:11")]
    public void The_modulus_is_found_that_leaves_an_equation_without_solutions(string goal, string name) =>
        Assert.EndsWith("omega", Text(goal, name), StringComparison.Ordinal);

    [Theory]
    [InlineData("x y : Int\n⊢ x ^ 2 - 5 * y ^ 2 ≠ 4")]
    [InlineData("x y : Nat\n⊢ x ^ 2 - 5 * y ^ 2 ≠ 3")]
    [InlineData("x y : Int\nh : x ^ 2 - 5 * y ^ 2 ≠ 3\n⊢ x = 1")]
    [InlineData("x y : Int\n⊢ x ^ 2 - 5 * y ^ 2 = 3")]
    [InlineData("R : Type\nx y : R\n⊢ x ^ 2 - 5 * y ^ 2 ≠ 3")]
    public void Where_residues_say_nothing_no_modulus_is_named(string goal) =>
        Assert.DoesNotContain(CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default), t => t.Name.StartsWith("obstruction", StringComparison.Ordinal));
}
