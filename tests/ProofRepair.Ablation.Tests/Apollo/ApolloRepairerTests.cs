using ProofRepair.Ablation.Apollo;
using ProofRepair.Ablation.Apollo.Assembling;
using ProofRepair.Ablation.Apollo.Solving;
using ProofRepair.Lean.Checking;
using static ProofRepair.Ablation.Tests.Apollo.ScriptedLean;

namespace ProofRepair.Ablation.Tests.Apollo;

public sealed class ApolloRepairerTests
{
    [Fact]
    public async Task A_hole_that_a_hint_closes_makes_a_complete_body_and_all_is_counted()
    {
        var lean = new ScriptedLean(t => t.Contains(HintTactics.Text, StringComparison.Ordinal) ? [Info("• omega", 3)] : ErrorsAt(t, "bad"));

        var result = await lean.RepairAsync("by\n  have h : q := by bad\n  skip\n  exact h");

        Assert.Equal("by\n    have h : q  := by\n    \n        omega\n    skip\n    exact h", result.Body);
        // Refined; again in the sorrifier and after its round; hints; chain; the body that came out.
        Assert.Equal((6, 6, TimeSpan.FromSeconds(6)), (result.Rounds, result.Candidates, result.LeanTime));
    }

    [Fact]
    public async Task What_stays_open_gives_no_body()
    {
        var result = await new ScriptedLean(t => ErrorsAt(t, "bad")).RepairAsync("by\n  have h : q := by bad\n  skip\n  exact h");

        Assert.Null(result.Body);
        Assert.Null(result.Fault);
    }

    [Fact]
    public async Task Where_its_code_would_throw_there_is_no_body_but_a_fault()
    {
        var result = await new ScriptedLean(_ => [], t => t.Contains(AutoSolver.Chain, StringComparison.Ordinal) ? RunOutcome.Timeout : null).RepairAsync("by\n  sorry");

        Assert.Null(result.Body);
        Assert.NotNull(result.Fault);
    }

    [Fact]
    public async Task A_proof_of_a_sub_lemma_is_put_in()
    {
        var asked = new List<SubLemma>();
        var result = await Open().RepairAsync("by\n  have h : q := by sorry\n  exact h", (lemma, _) =>
        {
            asked.Add(lemma);
            return Task.FromResult<IReadOnlyList<string>>(["by bad", "by\n  good"]);
        });

        Assert.Equal("theorem t_1\n  (h : r) :\n  q := by", Assert.Single(asked).Statement);
        Assert.NotNull(result.Body);
        Assert.Contains("good", result.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_lemmas_failed_proof_goes_the_whole_way_once_more_and_no_deeper()
    {
        var asked = new List<string>();
        var result = await Open().RepairAsync("by\n  have h : q := by sorry\n  exact h", (lemma, _) =>
        {
            asked.Add(lemma.Name);
            return Task.FromResult<IReadOnlyList<string>>(["by\n  have a : q := by bad\n  skip\n  exact a"]);
        });

        Assert.Equal(["t_1", "t_1_1"], asked);
        Assert.Null(result.Body);
    }

    /// <summary>Nothing closes a goal but what the sampler writes.</summary>
    private static ScriptedLean Open() => new(t =>
        t.Contains("trace_state", StringComparison.Ordinal)
            ? ErrorsAt(t, "trace_state").Select(e => Info("h : r\n⊢ q", e.Start.Line, e.Start.Column))
            : ErrorsAt(t, "bad"));
}
