using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

/// <summary>What sets the templates list by themselves, and what is least and greatest in them.</summary>
public sealed class FiniteSetsTests
{
    private static List<SolverTactic> Tactics(string goal) => [.. CorePortfolio.For(GoalParser.Parse(goal)[0], PortfolioContext.Default)];

    private static string Text(string goal, string name) => Tactics(goal).First(t => t.Name == name).Text;

    [Theory]
    [InlineData("S : Finset Nat\nh : ∀ (n : Nat), n ∈ S ↔ n ∣ 36\n⊢ (S.sum fun k => k) = 91", "S = Finset.ofList ([1, 2, 3, 4, 6, 9, 12, 18, 36] : List Nat)")]
    [InlineData("s : Finset Int\nf : Int → Int\nh₀ : ∀ (x : Int), f x = abs (x + 1)\nh₁ : ∀ (x : Int), x ∈ s ↔ f x < 2\n⊢ s.card = 3", "s = Finset.ofList ([-2, -1, 0] : List Int)")]
    [InlineData("S : Finset Nat\nh : ∀ (n : Nat), n ∈ S ↔ 2 ≤ n ∧ n.ModEq 171 80\n⊢ S.card = 3", "Finset.ofList ([7, 13, 91] : List Nat)")]
    [InlineData("S : Finset Nat\nh : ∀ (n : Nat), n ∈ S ↔ n ^ 2 < 5\n⊢ S.card = 3", "Finset.ofList ([0, 1, 2] : List Nat)")]
    public void The_members_of_a_set_are_listed(string goal, string list) => Assert.Contains(list, Text(goal, "finite-set"), StringComparison.Ordinal);

    [Theory]
    [InlineData("S : Set Nat\nh : ∀ (n : Nat), n ∈ S ↔ n ∣ 36\n⊢ 4 ∈ S")]
    [InlineData("S : Finset Nat\nf : Nat → Nat\nh : ∀ (n : Nat), n ∈ S ↔ f n ∣ 36\n⊢ S.card = 3")]
    [InlineData("S : Finset Nat\nh : ∀ (n : Nat), n ∈ S ↔ ∃ k, n * k = 36\n⊢ S.card = 3")]
    [InlineData("S T : Finset Nat\nh : ∀ (n : Nat), n ∈ S ↔ n ∣ 36\n⊢ T.card = 3")]
    public void What_is_not_finite_not_computed_or_not_asked_for_is_not_listed(string goal) =>
        Assert.DoesNotContain(Tactics(goal), t => t.Name.StartsWith("finite-set", StringComparison.Ordinal));

    [Fact]
    public void Divisors_of_a_large_number_are_found_up_to_its_root() =>
        Assert.Contains("near : ∀ k, k < 101 → (k ∣ 10000 ∧", Text("⊢ ((divisors (10 ^ 4)).sum fun k => 1) = 25", "divisor-set"), StringComparison.Ordinal);

    [Fact]
    public void Members_that_divide_a_large_number_are_found_among_its_divisors() =>
        Assert.Contains(
            "have divides : x ∣ (5 * (factorial 7)) := Nat.dvd_trans (p.2 ▸ Nat.dvd_lcm_right _ x) (Nat.mul_dvd_mul (Nat.dvd_refl 5) (Nat.gcd_dvd_left _ _))",
            Text("S : Finset Nat\nh : ∀ (n : Nat), n ∈ S ↔ 5 ∣ n ∧ (factorial 4).lcm n = 5 * (factorial 7).gcd n\n⊢ S.card = 1", "finite-set-divisors"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("⊢ ((divisors (30 ^ 4)).sum fun k => 1) = 125")]
    [InlineData("⊢ ((divisors (2 ^ 40)).sum fun k => 1) = 41")]
    public void Too_many_divisors_are_left_to_others(string goal) => Assert.DoesNotContain(Tactics(goal), t => t.Name == "divisor-set");

    [Fact]
    public void Few_divisors_need_no_pairs() =>
        Assert.DoesNotContain(Tactics("⊢ ((divisors 100).sum fun k => 1) = 9"), t => t.Name == "divisor-set");

    [Theory]
    [InlineData("⊢ IsLeast (setOf fun x => ModEq 47 (30 * x) 42) 39", "least", "none0 : ∀ x : Nat, x < 39 → ¬(")]
    [InlineData("⊢ IsGreatest (setOf fun n => 15 ^ n ∣ factorial 942) 233", "greatest", "(show ¬15 ^ 234 ∣ (factorial 942) by decide +kernel")]
    [InlineData("S : Set Int\nh : ∀ (n : Int), n ∈ S ↔ n ^ 2 < 10\n⊢ IsGreatest S 3", "greatest-integer", "between : ∀ k : Nat, k < 7 →")]
    public void An_extremum_is_checked_from_both_sides(string goal, string name, string line) => Assert.Contains(line, Text(goal, name), StringComparison.Ordinal);

    [Fact]
    public void Which_hypothesis_stands_first_does_not_matter() =>
        Assert.Contains(
            "have value1 : v = 5",
            Text("u v : Int\nS : Set Int\nh₂ : IsGreatest (S \\ {u}) v\nh₁ : IsGreatest S u\nh₀ : ∀ (a : Int), a ∈ S ↔ a ^ 2 < 40\n⊢ u + v = 11", "extremal-values"),
            StringComparison.Ordinal);

    [Fact]
    public void The_least_number_is_found_and_the_next_one_without_it()
    {
        var text = Text("S : Set Nat\nu v : Nat\nh₀ : ∀ (a : Nat), a ∈ S ↔ 0 < a ∧ 27 * a % 40 = 17\nh₁ : IsLeast S u\nh₂ : IsLeast (S \\ {u}) v\n⊢ u + v = 62", "extremal-values");

        Assert.Contains("have value0 : u = 11", text, StringComparison.Ordinal);
        Assert.Contains("IsLeast (S \\ {11} : Set Nat) 51", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_set_without_a_condition_nothing_is_known() =>
        Assert.DoesNotContain(Tactics("S : Set Nat\nu : Nat\nh₁ : IsLeast S u\n⊢ u = 62"), t => t.Name == "extremal-values");
}
