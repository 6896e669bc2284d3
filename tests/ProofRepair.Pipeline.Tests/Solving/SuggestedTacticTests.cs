using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Solving;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class SuggestedTacticTests
{
    private static CheckReport Saying(params string[] messages) =>
        new(RunOutcome.Ok, [.. messages.Select(m => new LeanMessage(LeanSeverity.Information, "[anonymous]", new LeanPosition(1, 0), null, m))], TimeSpan.Zero);

    [Theory]
    [InlineData("Try this:\n  [apply] exact Nat.lt_succ_of_le h", "exact Nat.lt_succ_of_le h")]
    [InlineData("Try this: exact foo\n    bar", "exact foo bar")]
    [InlineData("Try these:\n  [apply] grind\n  [apply] grind only [a,\n    b]", "grind", "grind only [a, b]")]
    public void Each_finding_takes_the_searchs_place(string message, params string[] expected) =>
        Assert.Equal(expected.Select(e => "intro x\n" + e), SuggestedTactic.Found("intro x\nexact?", Saying(message)));

    [Fact]
    public void Other_messages_and_findings_that_search_again_are_none() =>
        Assert.Empty(SuggestedTactic.Found("try?", Saying("unused variable `h`", "Try this:\n  [apply] exact?")));

    [Theory]
    [InlineData("simp", false)]
    [InlineData("exact h?", false)]
    [InlineData("Foo.exact? x", false)]
    [InlineData("constructor\n· simp?", true)]
    public void A_search_is_known_by_its_name(string tactic, bool expected) => Assert.Equal(expected, SuggestedTactic.IsSearch(tactic));
}
