using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;

namespace ProofRepair.Pipeline.Tests.Solving;

/// <summary>Goals on which a family once failed, or would compute without end: with numbers, sums or nestings of a size that no proof needs.</summary>
public sealed class HostileGoalTests
{
    private const string Types = "R : Type\ninst✝ : Lean.Grind.Field R\n";

    public static TheoryData<string> Goals =>
    [
        "x y : Rat\nh : x * y = y * x\n⊢ 0 ≤ x ^ 2 + y ^ 2",
        "x y : Rat\n⊢ x * y ≤ y * x",
        "⊢ (((2 ^ 5000) ^ 5000) ^ 5000).divisors.card = 1",
        "S : Finset Nat\nh : ∀ (x : Nat), x ∈ S ↔ (x ^ 3000) ^ 3000 < 5\n⊢ S.card = 2",
        "S : Finset Nat\nh : ∀ (x : Nat), x ∈ S ↔ x ! ! ! < 5\n⊢ S.card = 2",
        Types + "x : R\nh : x < ((((10 ^ 24) ^ 24) ^ 24) ^ 24) ^ 24\n⊢ x ^ 2 < 5",
        "n : Nat\n⊢ ∏ k ∈ Finset.range n, (((k + 2) ^ 19) ^ 19) ^ 19 = n",
        "a : Nat → Int\nh : ∀ (n : Nat), a (n + 2) - a (n + 1) = a (n + 1) - a n\n⊢ a " + new string('9', 1000) + " = 7",
        "n : Nat\nh : n = (2 ^ 1000000) ^ 1000000\n⊢ n % 7 = 2",
        Types + "a b c d e g : R\nh : 0 < a\n⊢ " + string.Join(" + ", Enumerable.Range(1, 10).Select(i => $"1 / (a + b + c + d + e + g + {i}) ^ 6")) + " ≤ 5",
        Types + "x : R\nf : R → R\nh : ∀ (x : R), f x = x ^ 2 - x + x * x\n⊢ " + string.Concat(Enumerable.Repeat("f (", 40)) + "x" + new string(')', 40) + " = 1",
        "x : Int\n⊢ " + string.Join(" + ", Enumerable.Repeat("x", 20_000)) + " = 0",
        "x : Nat\n⊢ " + new string('↑', 100_000) + "x = 0",
        Types + "a b c d e g : R\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"h{i} : 0 < {"abcdeg"[i % 6]} + {i} * {"abcdeg"[(i / 6) % 6]} ^ 2\n")) + "⊢ a * b < c * d + 1",
        Types + "x y z : R\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"h{i} : x = {i} ∨ y < {i}\n")) + "⊢ x * y * z = x + y",
    ];

    [Theory]
    [MemberData(nameof(Goals))]
    public async Task A_portfolio_comes_to_an_end_without_a_fault(string goal)
    {
        var read = GoalParser.Parse(goal)[0];

        // Minutes or gigabytes, where a bound is missing; about a second at most, where it is there.
        var tactics = await Task.Run(() => CorePortfolio.For(read, PortfolioContext.Default with { MaxTactics = 1000 }).ToList(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.NotEmpty(tactics);
        Assert.NotEmpty(MathlibPortfolio.For(read, PortfolioContext.Default));
    }

    [Fact]
    public void The_fault_of_one_family_is_told_and_costs_no_other()
    {
        var faults = new List<Exception>();
        var context = PortfolioContext.Default with { OnFault = faults.Add };

        var proposed = context.Propose(() => [("first", "simp")], () => Failing(), () => [("last", "omega")]).ToList();

        Assert.Equal(["first", "last"], proposed.Select(p => p.Name));
        Assert.IsType<DivideByZeroException>(Assert.Single(faults));
        Assert.Throws<DivideByZeroException>(() => PortfolioContext.Default.Propose(() => Failing()).ToList());

        // As families are written: the fault comes when they are enumerated.
        static IEnumerable<(string Name, string Text)> Failing()
        {
            yield return ("half", "rfl");
            throw new DivideByZeroException();
        }
    }

    [Fact]
    public void Hints_speak_of_the_variables_of_the_targets_ring_alone()
    {
        var goal = GoalParser.Parse(Types + "n : Nat\nk : Int\nx y : R\nh₀ : 2 ≤ n\nh₁ : 0 < k\nh₂ : 0 < x\n⊢ 10 * x ≤ 28 * x ^ 2 + y ^ 2 + 1")[0];

        var hints = CorePortfolio.For(goal, PortfolioContext.Default with { MaxTactics = 1000 }).Where(t => t.Text.Contains("sq_nonneg", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(hints);
        Assert.All(hints, t =>
        {
            Assert.DoesNotContain("(a := n", t.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("(a := k", t.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("h₀", t.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("h₁", t.Text, StringComparison.Ordinal);
        });
    }
}
