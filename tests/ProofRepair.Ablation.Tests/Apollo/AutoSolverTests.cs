using ProofRepair.Ablation.Apollo.Solving;
using ProofRepair.Lean.Checking;
using static ProofRepair.Ablation.Tests.Apollo.ScriptedLean;

namespace ProofRepair.Ablation.Tests.Apollo;

public sealed class AutoSolverTests
{
    private const string Two = Lead + "by\n  have h : q := by\n    sorry\n  sorry";

    [Theory]
    [InlineData("Try these:\n• omega", new[] { "omega" })]
    [InlineData("Try these:\n• simp_all\n• omega", new[] { "simp_all", "omega" })]
    [InlineData("• simp_all only\n  [h]", new[] { "simp_all only [h]" })]
    [InlineData("• aesop", new string[0])]
    [InlineData("Try this: linarith", new string[0])]
    [InlineData("Try this:\n  [apply] linarith", new string[0])]
    public void Only_bullets_are_suggestions_and_a_last_aesop_is_none(string message, string[] suggestions) =>
        Assert.Equal(suggestions, HintReport.Suggestions(message));

    [Fact]
    public void A_hint_goes_to_the_sorry_of_the_messages_number_whatever_it_is_about() =>
        Assert.Equal(
            Lead + "by\n  have h : q := by\n    sorry\n  omega", AutoSolver.WithHints(Two, [Info("unused variable"), Info("• omega")]));

    [Fact]
    public void A_sorry_in_a_comment_counts() =>
        Assert.Equal("  -- omega, hard\n  sorry", AutoSolver.WithHints("  -- sorry, hard\n  sorry", [Info("• omega")]));

    [Fact]
    public void A_number_that_is_too_high_puts_the_tactic_at_the_end() =>
        Assert.Equal(Two + "omega", AutoSolver.WithHints(Two, [Info("a"), Info("b"), Info("• omega")]));

    [Fact]
    public async Task What_stays_open_gets_the_chain_and_keeps_its_sorry_unless_Lean_says_that_no_goal_was_left()
    {
        var lean = new ScriptedLean(t => t.Contains(AutoSolver.Chain, StringComparison.Ordinal) ? [Error(4, "No goals to be solved")] : []);

        var solved = await new AutoSolver(lean.Apollo).SolveAsync(Two, TestContext.Current.CancellationToken);

        Assert.Equal(Lead + $"by\n  have h : q := by\n    {AutoSolver.Chain}\n  {AutoSolver.Chain}\n  sorry", solved);
        Assert.Equal(2, lean.Texts.Count);
        Assert.Contains(HintTactics.Text, lean.Texts.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_to_the_hints_nothing_is_tried() =>
        Assert.Equal(Two, await new AutoSolver(new ScriptedLean(_ => [], _ => RunOutcome.Timeout).Apollo).SolveAsync(Two, TestContext.Current.CancellationToken));
}
