using ProofRepair.Ablation.Apollo;
using ProofRepair.Ablation.Apollo.Sorrifying;
using ProofRepair.Lean.Checking;
using static ProofRepair.Ablation.Tests.Apollo.ScriptedLean;

namespace ProofRepair.Ablation.Tests.Apollo;

public sealed class SorrifierTests
{
    private const string GivenUp = Lead + "by\n  sorry";

    [Fact]
    public async Task A_failing_proof_of_a_have_on_one_line_becomes_sorry() =>
        Assert.Equal(
            Lead + "by\n    have h : q := by\n        sorry\n    simp\n    exact h",
            await SorrifyAsync(t => ErrorsAt(t, "bad"), "have h : q := by bad", "simp", "exact h"));

    [Fact]
    public async Task A_have_whose_block_has_an_error_on_its_own_line_is_emptied_with_the_block() =>
        Assert.Equal(
            Lead + "by\n  \n    simp\n    exact h",
            await SorrifyAsync(t => ErrorsAt(t, "have"), "have h : q := by", "  simp", "simp", "exact h"));

    [Fact]
    public async Task A_have_that_leaves_goals_gets_a_sorry_at_its_end() =>
        Assert.Equal(
            Lead + "by\n    have h : q := by\n        simp\n        sorry\n    exact h",
            await SorrifyAsync(
                t => t.Contains("sorry", StringComparison.Ordinal) ? [] : [Error(2, "unsolved goals\n⊢ q", 2, lastLine: 3)], "have h : q := by", "  simp", "exact h"));

    [Fact]
    public async Task A_plain_line_is_emptied() =>
        Assert.Equal(Lead + "by\n    simp\n  \n    exact h", await SorrifyAsync(t => ErrorsAt(t, "bad"), "simp", "bad", "exact h"));

    [Fact]
    public async Task Cases_of_every_kind_become_primed_first() =>
        Assert.Equal(
            Lead + "by\n    rcases' h with a\n    exact a\n    simp", await SorrifyAsync(t => ErrorsAt(t, "rcases h"), "rcases h with a", "exact a", "simp"));

    [Fact]
    public async Task Open_goals_wait_until_there_is_no_other_error() =>
        Assert.Equal(
            Lead + "by\n    simp\n    skip\n    sorry",
            await SorrifyAsync(
                t => [.. ErrorsAt(t, "bad"), .. t.Contains("sorry", StringComparison.Ordinal) ? [] : new[] { Error(1, "unsolved goals\n⊢ p", 20) }], "simp", "skip", "bad"));

    [Fact]
    public async Task An_error_in_the_statement_gives_all_up() =>
        Assert.Equal(GivenUp, await SorrifyAsync(t => t == GivenUp ? [] : [Error(1, "it fails")], "simp", "exact h"));

    [Fact]
    public async Task A_timeout_gives_all_up() =>
        Assert.Equal(GivenUp, await new Sorrifier(new ScriptedLean(_ => [], _ => RunOutcome.Timeout).Apollo, 75).SorrifyAsync(Code("simp"), TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_the_last_round_mends_is_given_up_all_the_same() =>
        Assert.Equal(GivenUp, await SorrifyAsync(t => ErrorsAt(t, "bad"), "bad"));

    [Fact]
    public async Task An_alternative_is_not_mended()
    {
        var text = await SorrifyAsync(t => ErrorsAt(t, "bad"), "cases h with", "| inl a => bad", "| inr b => simp", "exact h");

        Assert.Equal(GivenUp, text);
    }

    [Fact]
    public async Task There_are_as_many_rounds_as_lines_at_most_75_and_one_compile_before()
    {
        foreach (var (lines, rounds) in new[] { (3, 3), (75, 75), (200, 75) })
        {
            var lean = new ScriptedLean(t => [Error(t.Split('\n').Length, "it fails")]);
            await new Sorrifier(lean.Apollo, 75).SorrifyAsync(Code([.. Enumerable.Range(0, lines).Select(i => $"tactic{i}")]), TestContext.Current.CancellationToken);

            Assert.Equal(rounds + 1, lean.Texts.Count);
        }
    }

    [Fact]
    public async Task A_proof_without_a_header_is_a_fault() =>
        await Assert.ThrowsAsync<ApolloFault>(() => new Sorrifier(new ScriptedLean(_ => []).Apollo, 75).SorrifyAsync("theorem t : p", TestContext.Current.CancellationToken));

    private static string Code(params string[] lines) => Lead + "by\n" + string.Join('\n', lines.Select(l => "  " + l));

    private static Task<string> SorrifyAsync(Func<string, IEnumerable<LeanMessage>> messages, params string[] lines) =>
        new Sorrifier(new ScriptedLean(messages).Apollo, 75).SorrifyAsync(Code(lines), TestContext.Current.CancellationToken);
}
