using CsCheck;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class CorePortfolioTests
{
    private static readonly PortfolioContext Context = new(["Even", "Nat.Prime", "Nat.factorial"]);

    private static readonly string[] Goals =
    [
        "⊢ 1999 ^ 2000 % 5 = 1",
        "n : Nat\n⊢ ¬7 ∣ 2 ^ n + 1",
        "x y : Int\nh₀ : 0 < y\nh₁ : y < x\nh₂ : x + y + x * y = 80\n⊢ x = 26",
        "a b : Nat\nh₀ : Nat.Prime a\nh₁ : Nat.Prime (a + b)\n⊢ Nat.Prime (a + b)",
        "R : Type\ninst✝ : Lean.Grind.Field R\na b : R\nf : R → R\nh₀ : ∀ (x : R), f x = a * x + b\nh₁ : f 6 - f 2 = 12\n⊢ f 12 - f 2 = 30",
        "R : Type\na b : R\nh₀ : 0 < a ∧ 0 < b\n⊢ a / b + b / a ≥ 2",
        "n✝ : Nat\nh✝ : ∃ k, n✝ = 2 * k ∧ 0 < k\n⊢ ∀ (m : Nat), m ∣ n✝ → ∃ c, c * m = n✝",
        "x : R\nh : ∫ y in a..b, f y = ⟨1, 2⟩ ∧ |x| < 3\n⊢ x = 1",
    ];

    private static readonly string[] Forbidden = ["native_decide", "sorry", "admit", "bv_decide", "exact?", "apply?", "unsafe", "axiom", "implemented_by", "ofReduceBool", "#"];

    private static Goal Read(string text) => GoalParser.Parse(text)[0];

    public static TheoryData<string> AllGoals => [.. Goals];

    [Theory]
    [MemberData(nameof(AllGoals))]
    public void The_same_goal_gives_the_same_tactics(string text) =>
        Assert.Equal(CorePortfolio.For(Read(text), Context), CorePortfolio.For(Read(text), Context));

    [Theory]
    [MemberData(nameof(AllGoals))]
    public void No_tactic_rests_on_an_axiom_and_a_search_is_the_last_step_of_its_own(string text)
    {
        foreach (var tactic in CorePortfolio.For(Read(text), Context).Concat(MathlibPortfolio.For(Read(text), Context)))
        {
            // What a search finds takes the place of the one search that HoleSolver sees.
            var written = SuggestedTactic.IsSearch(tactic.Text) && tactic.Text.Split('\n')[^1] == tactic.Family ? tactic.Text[..^tactic.Family.Length] : tactic.Text;
            Assert.DoesNotContain(Forbidden, f => written.Contains(f, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(AllGoals))]
    public void Tactics_are_few_short_distinct_and_come_in_waves(string text)
    {
        var tactics = CorePortfolio.For(Read(text), Context with { MaxTactics = 1000 }).ToList();
        Assert.InRange(tactics.Count, 3, 60);
        Assert.All(tactics, t => Assert.InRange(t.Text.Length, 1, 20_000));
        Assert.Equal(tactics.Count, tactics.Select(t => t.Text).Distinct().Count());
        Assert.Equal(tactics.Select(t => t.Wave).Order(), tactics.Select(t => t.Wave));
        Assert.Equal(2, CorePortfolio.For(Read(text), Context with { MaxTactics = 2 }).Count());
    }

    [Fact]
    public void A_name_that_cannot_be_written_is_renamed_first()
    {
        var tactic = CorePortfolio.For(Read("a✝ b : Nat\nh✝ : a✝ < b\n⊢ a✝ ≤ b"), Context).First();
        Assert.StartsWith("rename_i a h\n", tactic.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hypotheses_are_unpacked_and_binders_introduced_under_fresh_names()
    {
        var tactic = CorePortfolio.For(Read("x : Nat\nh : 0 < x ∧ ∃ y, y < x\n⊢ ∀ (x : Nat), x = 0 → x < 1"), Context).First();
        Assert.StartsWith("obtain ⟨h_1, ⟨y, h_2_1⟩⟩ := h\nintro x_1 hyp\n", tactic.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_printed_text_gives_tactics_and_no_exception() =>
        Gen.String[Gen.Char["xyfn01239 ⊢:∀∃,()+-*^/%∣=<≤≠¬∧∨→↑!⁻¹\n"], 0, 60].Sample(text =>
        {
            foreach (var goal in GoalParser.Parse("x y n : Nat\nf : Nat → Nat\nz : Int\nh : " + text.Replace("\n", " ") + "\n⊢ " + text))
            {
                _ = CorePortfolio.For(goal, Context).Count();
                _ = MathlibPortfolio.For(goal, Context).Count();
            }
        });

    [Fact]
    public void The_header_chooses_the_portfolio()
    {
        var goal = Read("x y : ℝ\n⊢ x * y ≤ x ^ 2 + y ^ 2");
        bool UsesMathlib(string header) => SolverPortfolios.For(new LeanHeader(header))(goal, Context).Any(t => t.Name == "linarith");
        Assert.True(UsesMathlib("import Mathlib\nopen Real"));
        Assert.True(UsesMathlib("public import Mathlib.Tactic.Ring"));
        Assert.False(UsesMathlib("import Std\n-- Mathlib"));
        Assert.False(UsesMathlib(""));
    }
}
