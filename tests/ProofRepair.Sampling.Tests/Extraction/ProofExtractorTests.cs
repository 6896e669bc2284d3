using ProofRepair.Sampling.Extraction;
using Xunit;

namespace ProofRepair.Sampling.Tests.Extraction;

public sealed class ProofExtractorTests
{
    private const string Statement = "theorem foo (a b : Nat) (h : a = b) : b = a";

    [Theory]
    [InlineData("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```")]
    [InlineData("```lean\nomega\n```")]
    [InlineData("```tactics\n  omega\n```")]
    [InlineData("```\nby\n  omega\n```")]
    [InlineData("~~~lean\n:= by\n  omega\n~~~")]
    [InlineData("Here it is:\n\n```lean4\nimport Mathlib\nopen Nat\n\n/-- doc -/\n@[simp] theorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```\nIt works because `omega` is strong.\n")]
    [InlineData("omega")]
    [InlineData("  omega\n```\n")]
    [InlineData(":= by\n  omega")]
    [InlineData("by\n  omega\n\nThis closes the goal.")]
    [InlineData("theorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n\nThe proof uses linear arithmetic.")]
    [InlineData("The proof:\n\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n\n**Remark.** Done.")]
    [InlineData("\uFEFF```lean4\r\n\u200Btheorem foo (a b : Nat) (h : a = b) : b = a := by\r\n\tomega\r\n```\r\n")]
    [InlineData("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```<|im_end|>")]
    [InlineData("<think>\nMaybe\n```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  simp\n```\n</think>\n```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```")]
    [InlineData("First try:\n```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  simp\n```\nBetter:\n```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```")]
    [InlineData("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```\nThe step\n```lean4\nsimp\n```\nwould not do.")]
    [InlineData("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```\nOr, unfinished:\n```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  nlinarith [sq_n")]
    [InlineData("1. The answer\n\n   ```lean4\n   theorem foo (a b : Nat) (h : a = b) : b = a := by\n     omega\n   ```\n")]
    [InlineData("omega\n```\n\nThe tactic `omega` decides it.\n")]
    [InlineData("theorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n\ntheorem bar : True := by\n  trivial\n\n#print axioms foo\n")]
    public void The_body_is_found(string output) => Assert.Equal("by\n  omega", ProofExtractor.Extract(output, Statement)?.Body);

    [Theory]
    [InlineData("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := h.symm\n```", "h.symm")]
    [InlineData(":= h.symm", "h.symm")]
    [InlineData("fun x => x", "fun x => x")]
    [InlineData("⟨rfl, rfl⟩", "⟨rfl, rfl⟩")]
    public void A_term_stays_a_term(string output, string body)
    {
        var found = ProofExtractor.Extract(output, Statement);
        Assert.Equal(body, found?.Body);
        Assert.False(found!.IsTactic);
    }

    [Theory]
    [InlineData("have h1 : a = b := h\n  rw [h1]", "by\n  have h1 : a = b := h\n  rw [h1]")]
    [InlineData("have h1 : a = b := by\n    exact h\n  rw [h1]", "by\n  have h1 : a = b := by\n    exact h\n  rw [h1]")]
    [InlineData("have h1 :\n      a = b := by\n    exact h\n  rw [h1]", "by\n  have h1 :\n      a = b := by\n    exact h\n  rw [h1]")]
    [InlineData("have h1 : a = b := by\n    exact h", "by\n  have h1 : a = b := by\n    exact h")]
    [InlineData("constructor\n    · omega\n    · omega", "by\n    constructor\n    · omega\n    · omega")]
    [InlineData("-- the idea\n  omega", "by\n  -- the idea\n  omega")]
    [InlineData("/- the\nidea -/\n  omega", "by\n  /- the\nidea -/\n  omega")]
    [InlineData("nlinarith [h,\n    h]\n  <;> omega", "by\n  nlinarith [h,\n    h]\n  <;> omega")]
    [InlineData("simp\n  <;> omega\n\n  -- the end\n  <;> rfl", "by\n  simp\n  <;> omega\n\n  -- the end\n  <;> rfl")]
    [InlineData("ring_nf\n  <;>\n  norm_num\n  <;>\n    linarith", "by\n  ring_nf\n  <;>\n  norm_num\n  <;>\n    linarith")]
    [InlineData("simp <;>\n  omega\n  rfl", "by\n  simp <;>\n  omega\n  rfl")]
    [InlineData("simp <;> -- both\n  omega", "by\n  simp <;> -- both\n  omega")]
    [InlineData("-- the idea\n    omega", "by\n  -- the idea\n    omega")]
    [InlineData("norm_num [show a = b by\n    simp\n    <;> rfl]\n  <;> rfl", "by\n  norm_num [show a = b by\n    simp\n    <;> rfl]\n  <;> rfl")]
    [InlineData("calc 91 ^ 2\n      _ = 8281 := by norm_num", "by\n  calc 91 ^ 2\n      _ = 8281 := by norm_num")]
    [InlineData("rw [h,\n    h]", "by\n  rw [h,\n    h]")]
    [InlineData("exact foo (by simp\n                omega)", "by\n  exact foo (by simp\n                omega)")]
    [InlineData("nlinarith [h,\n  h]", "by\n  nlinarith [h,\n  h]")]
    [InlineData("cases h with\n  | inl x => exact x\n  | inr y =>\n    exact y", "by\n  cases h with\n  | inl x => exact x\n  | inr y =>\n    exact y")]
    public void Lost_indentation_of_the_first_line_is_rebuilt(string output, string body) =>
        Assert.Equal(body, ProofExtractor.Extract(output, Statement)?.Body);

    [Theory]
    [InlineData("have h1 : a = b := by\n  exact h\nrw [h1]", "by\n  have h1 : a = b := by\n    exact h\n  rw [h1]")]
    [InlineData("simp\nomega", "by\n  simp\n  omega")]
    [InlineData("exact foo\n  bar", "by\n  exact foo\n    bar")]
    [InlineData("exact foo\n  (bar)", "by\n  exact foo\n    (bar)")]
    [InlineData("{ simp\n  omega }", "by\n  { simp\n    omega }")]
    [InlineData("exact foo (by simp\n              omega)", "by\n  exact foo (by simp\n                omega)")]
    [InlineData("exact foo (by exact g\n               x)", "by\n  exact foo (by exact g\n                 x)")]
    [InlineData("simp <;> (norm_num\n          omega)", "by\n  simp <;> (norm_num\n            omega)")]
    [InlineData("first | simp\n      | omega", "by\n  first | simp\n        | omega")]
    [InlineData("nlinarith [sq_nonneg\n  (a - b)]", "by\n  nlinarith [sq_nonneg\n    (a - b)]")]
    [InlineData("exact foo\n  |x - y|", "by\n  exact foo\n    |x - y|")]
    [InlineData("simp -- <;>\n  foo", "by\n  simp -- <;>\n    foo")]
    [InlineData("nlinarith [h,\n h]", "by\n  nlinarith [h,\n   h]")]
    [InlineData("cases h with\n| refl => rfl", "by\n  cases h with\n  | refl => rfl")]
    public void Tactics_at_the_left_margin_move_together(string output, string body) =>
        Assert.Equal(body, ProofExtractor.Extract(output, Statement)?.Body);

    [Fact]
    public void A_string_of_several_lines_is_not_indented() =>
        Assert.Equal("by\n  have s := \"a\nb\"\n  omega", ProofExtractor.Extract("have s := \"a\nb\"\nomega", Statement)?.Body);

    [Fact]
    public void Tactics_aligned_behind_by_get_a_line_of_their_own() =>
        Assert.Equal(
            "by\n                           simp\n                           omega",
            ProofExtractor.Extract("```lean4\ntheorem foo : b = a := by simp\n                           omega\n```".Replace("foo : b = a", "foo  : b = a"), Statement)?.Body);

    [Fact]
    public void An_assignment_inside_a_binder_does_not_begin_the_body()
    {
        var found = ProofExtractor.Extract("theorem foo (a : Nat := 3) (h : a = b := by omega) : a = a := by\n  rfl", "theorem foo (a : Nat) : a = a");
        Assert.Equal("by\n  rfl", found?.Body);
        Assert.True(found!.StatementEdited);
    }

    [Theory]
    [InlineData("theorem foo : let x := 2; x = 2")]
    [InlineData("theorem foo : ∀ s, s = \":=\" → True")]
    [InlineData("theorem foo /- := -/ : True")]
    public void A_statement_that_holds_an_assignment_is_read_to_its_end(string statement)
    {
        var found = ProofExtractor.Extract($"```lean4\n{statement} := by\n  simp\n```", statement);
        Assert.Equal("by\n  simp", found?.Body);
        Assert.False(found!.StatementEdited);
    }

    [Fact]
    public void A_restated_theorem_with_other_spacing_is_not_edited() =>
        Assert.False(ProofExtractor.Extract("theorem foo\n    (a b : Nat) -- binders\n    (h : a = b) :\n    b = a := by omega", Statement)!.StatementEdited);

    [Fact]
    public void Helpers_are_returned_apart()
    {
        var found = ProofExtractor.Extract("```lean4\nimport Mathlib\n\nlemma help : True := by\n  trivial\n\n/-- main -/\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```", Statement);
        Assert.Equal("by\n  omega", found?.Body);
        Assert.True(found!.HasHelpers);
        Assert.Equal("lemma help : True := by\n  trivial", found.Helpers);
    }

    [Fact]
    public void Text_that_was_cut_keeps_its_last_line_and_says_so()
    {
        var found = ProofExtractor.Extract("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  have h1 := h\n  nlinarith [sq_n", Statement);
        Assert.Equal("by\n  have h1 := h\n  nlinarith [sq_n", found?.Body);
        Assert.True(found!.Truncated);
    }

    [Fact]
    public void A_stop_sequence_that_took_the_fence_is_no_cut() =>
        Assert.False(ProofExtractor.Extract("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n", Statement)!.Truncated);

    [Fact]
    public void Thinking_that_never_ended_is_searched_too()
    {
        var found = ProofExtractor.Extract("<think>\nLet me try\n```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a := by\n  omega\n```\nHmm, is that", Statement);
        Assert.Equal("by\n  omega", found?.Body);
        Assert.True(found!.FromThinking);
    }

    [Fact]
    public void Html_entities_outside_strings_are_decoded() =>
        Assert.Equal("by\n  have : a < b := h\n  simp <;> omega", ProofExtractor.Extract("```\nhave : a &lt; b := h\nsimp &lt;;&gt; omega\n```", Statement)?.Body);

    [Fact]
    public void A_proof_goes_before_a_later_sorry() =>
        Assert.Equal("by\n  omega", ProofExtractor.Extract("```lean4\ntheorem foo : b = a := by\n  omega\n```\nThe task was:\n```lean4\ntheorem foo : b = a := by\n  sorry\n```", Statement)?.Body);

    [Theory]
    [InlineData("", "the output is empty")]
    [InlineData("I am sorry, but I can not prove this.", "the output holds neither a code block, nor a theorem with a proof, nor tactics")]
    [InlineData("```python\nprint(1)\n```", "no code block holds a theorem with a proof, or tactics")]
    [InlineData("```lean4\ntheorem foo (a b : Nat) (h : a = b) : b = a\n```", "no code block holds a theorem with a proof, or tactics")]
    [InlineData("-- only thoughts\n  -- and more", "the output holds neither a code block, nor a theorem with a proof, nor tactics")]
    public void What_holds_no_proof_gives_a_reason(string output, string reason)
    {
        Assert.Null(ProofExtractor.Extract(output, Statement, out var why));
        Assert.Equal(reason, why);
    }
}
