using System.Collections.Immutable;
using ProofRepair.Ablation.Apollo;
using ProofRepair.Ablation.Apollo.Assembling;
using ProofRepair.Lean.Checking;
using static ProofRepair.Ablation.Tests.Apollo.ScriptedLean;

namespace ProofRepair.Ablation.Tests.Apollo;

public sealed class AssemblingTests
{
    [Theory]
    [InlineData("x : Nat\nh : x = 1\n⊢ x < 2", "theorem t_1\n  (x : Nat)\n  (h : x = 1) :\n  x < 2 := by\n  sorry")]
    [InlineData("⊢ 1 < 2", "theorem t_1:\n  1 < 2 := by\n  sorry")]
    [InlineData("h : x =\n    1\n⊢ p", "theorem t_1\n  (h : x =\n    1) :\n  p := by\n  sorry")]
    [InlineData("case inl\ninst✝ : Group α\nx : ℝ := 3\n⊢ p", "theorem t_1\n  (case inl)\n  (inst✝ : Group α)\n  (x : ℝ := 3) :\n  p := by\n  sorry")]
    [InlineData("case left\n⊢ a = a\n\ncase right\n⊢ b = b", "theorem t_1\n  (case left)\n  (⊢ a = a)\n  (case right) :\n  b = b := by\n  sorry")]
    public void A_lemma_is_the_printed_goal_line_by_line(string goal, string lemma) => Assert.Equal(lemma, LemmaText.Of("t_1", goal));

    [Fact]
    public void A_name_runs_up_to_a_space() => Assert.Equal("t_1:", TheoremText.NameOf("theorem t_1: q := by simp"));

    [Fact]
    public void Lines_with_errors_go_and_hypotheses_with_them()
    {
        var answer = new Compilation(new CheckReport(RunOutcome.Errors, [Error(2, "it fails")], TimeSpan.Zero));

        Assert.Equal(
            "theorem t_1\n  (x : Nat) :\n  p := by\n  sorry", LemmaText.WithoutErrors("theorem t_1\n  (case inl)\n  (x : Nat) :\n  p := by\n  sorry", answer));
    }

    [Fact]
    public async Task A_lemma_that_comes_to_nothing_takes_those_after_it_along()
    {
        var lean = new ScriptedLean(t => t.Contains("trace_state", StringComparison.Ordinal)
            ? t.Split('\n').Select((l, i) => (l, i)).Where(l => l.l.Contains("trace_state", StringComparison.Ordinal)).Select(l => Info($"⊢ goal{l.i}", l.i + 1, l.l.IndexOf("trace", StringComparison.Ordinal)))
            : ErrorsAt(t, "goal3"));

        var lemmas = await new LemmaExtractor(lean.Apollo).ExtractAsync(
            Lead + "by\n  have a : p := by sorry\n  skip\n  have b : p := by sorry\n  sorry", TestContext.Current.CancellationToken);

        Assert.Equal(["theorem t_1:\n  goal1 := by"], lemmas.Select(l => l.Statement));
    }

    [Fact]
    public void A_proof_takes_the_place_of_the_line_with_its_sorry_indented_alike()
    {
        var proof = new ApolloProof("theorem t : p := by\n  have h : q := by\n    sorry\n  sorry", [Part("theorem t_1 : q := by\n  intro x\n  simp"), null]);

        Assert.Equal(
            "theorem t : p := by\n  have h : q := by\n\n\n    \n    intro x\n    simp\n\n\n\n  sorry\n\n", ProofAssembler.Assemble(proof));
    }

    [Fact]
    public void Of_two_sorries_on_a_line_one_is_answered_and_the_rest_of_the_line_is_lost() =>
        Assert.DoesNotContain("exact", ProofAssembler.Assemble(new ApolloProof("t := by\n  exact ⟨by sorry, by sorry⟩", [Part("a := by simp"), Part("b := by omega")])), StringComparison.Ordinal);

    [Fact]
    public void A_proof_within_a_proof_is_put_in_too()
    {
        var inner = new ApolloProof("theorem t_1 : q := by\n  simp\n  sorry", [Part("theorem t_1_1 : r := by omega")]);

        var assembled = ProofAssembler.Assemble(new ApolloProof("theorem t : p := by\n  sorry", [inner]));

        Assert.Contains("  simp\n\n\n  omega\n", assembled, StringComparison.Ordinal);
    }

    private static ApolloProof Part(string declaration) => new(declaration, ImmutableArray<ApolloProof?>.Empty);
}
