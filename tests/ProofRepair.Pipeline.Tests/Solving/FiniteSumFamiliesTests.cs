using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class FiniteSumFamiliesTests
{
    private const string Field = "R : Type\ninst : Lean.Grind.Field R\n";

    private static IEnumerable<SolverTactic> Tactics(string goal) => CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default);

    private static string Text(string goal, string name) => Tactics(goal).First(t => t.Name == name).Text;

    [Theory]
    [InlineData("n : Nat\n⊢ ((Finset.range n).sum fun k => 2 * k + 3) = (n + 1) ^ 2 - 1", "closed-form:Nat", "+ (0) = 2 * n + 1 * n ^ 2")]
    [InlineData("n : Nat\n⊢ ((Finset.range n).sum fun k => k ^ 3) = ((Finset.range n).sum fun k => k) ^ 2", "closed-form:Nat", "+ (1 * n) = 1 * n ^ 2")]
    [InlineData(Field + "n : Nat\n⊢ ((Finset.range n).sum fun k => 1 / ((↑k + 1) * (↑k + 2))) = ↑n / (↑n + 1)", "closed-form:R", "= (1 * ((n : Nat) : R)) / (1 + 1 * ((n : Nat) : R))")]
    [InlineData(Field + "⊢ ((Finset.Icc 1 501).prod fun k => (4 * ↑k + 4) / (4 * ↑k)) = 502", "closed-form:R", "= (1 + 1 * ((501 : Nat) : R))")]
    public void The_closed_form_of_a_sum_is_found_by_interpolation(string goal, string name, string expected) =>
        Assert.Contains(expected, Text(goal, name), StringComparison.Ordinal);

    [Fact]
    public void A_subtraction_among_natural_numbers_is_computed_as_Lean_does() =>
        Assert.Contains("+ (0) = 1 * n ^ 2", Text("n : Nat\n⊢ ((Finset.Icc 1 n).sum fun k => 2 * k - 1) = n ^ 2", "closed-form:Nat"), StringComparison.Ordinal);

    [Fact]
    public void A_bound_from_two_on_is_an_offset_before_the_closed_form_is_written() =>
        Assert.Contains("((n₀ + 1) : Nat)", Text(Field + "n : Nat\nh : 2 ≤ n\n⊢ ((Finset.Icc 2 n).prod fun k => 1 - 1 / ↑k) = 1 / ↑n", "closed-form:R"), StringComparison.Ordinal);

    [Theory]
    [InlineData("n : Nat\n⊢ ((Finset.range n).sum fun k => 2 ^ k) = 2 ^ n - 1")]
    [InlineData("n : Nat\nf : Nat → Nat\n⊢ ((Finset.range n).sum fun k => f k) = n")]
    [InlineData("m n : Nat\n⊢ ((Finset.Icc m n).sum fun k => k) = n")]
    public void What_is_no_polynomial_has_no_closed_form(string goal) =>
        Assert.DoesNotContain(Tactics(goal), t => t.Name.StartsWith("closed-form", StringComparison.Ordinal));

    [Fact]
    public void A_sum_up_to_a_variable_is_proved_by_induction() =>
        Assert.Contains("rw [Finset.sum_range_succ, ih]", Text("n : Nat\n⊢ ((Finset.range n).sum fun k => 2 ^ k) = 2 ^ n - 1", "sum-induction:n"), StringComparison.Ordinal);

    [Fact]
    public void An_interval_is_a_shifted_range() =>
        Assert.Contains("simp only [sum_Icc,", Text("n : Nat\n⊢ ((Finset.Icc 1 n).sum fun k => k) = n * (n + 1) / 2", "sum-induction:n"), StringComparison.Ordinal);

    [Fact]
    public void A_sum_between_numerals_is_computed() =>
        Assert.Contains("= 5050 := by decide +kernel", Text("x : Nat\nh : 77 ∣ ((Finset.range 101).sum fun k => k) - x\n⊢ x = 45", "sum-values"), StringComparison.Ordinal);

    [Fact]
    public void A_sum_of_a_defined_function_is_computed_after_the_definition_is_written_out() =>
        Assert.Equal(
            "simp only [h] at ⊢\ndecide +kernel",
            Text("v : Nat → Nat\nh : ∀ (n : Nat), v n = 2 * n - 1\n⊢ ((Finset.Icc 1 100).sum fun k => v k) % 7 = 4", "sum-decide"));

    [Fact]
    public void A_short_sum_of_unknown_terms_is_written_out() =>
        Assert.Contains("simp only [Finset.sum_range_succ, Finset.sum_range_zero]", Text("a : Nat → Nat\nh : ∀ (n : Nat), a (n + 1) = 2 * a n\n⊢ ((Finset.range 4).sum fun k => a k) = 15 * a 0", "sum-written-out"), StringComparison.Ordinal);

    [Fact]
    public void Where_there_is_no_sum_nothing_is_said_of_sums() =>
        Assert.DoesNotContain(Tactics("n : Nat\n⊢ n ^ 2 = n * n"), t => t.Name.StartsWith("sum-", StringComparison.Ordinal) || t.Name.StartsWith("closed-form", StringComparison.Ordinal));
}
