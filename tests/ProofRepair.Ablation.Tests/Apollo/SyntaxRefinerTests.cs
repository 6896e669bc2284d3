using ProofRepair.Ablation.Apollo.Refining;

namespace ProofRepair.Ablation.Tests.Apollo;

/// <summary>What APOLLO's refiner does, run blindly: also to Lean 4 that was right.</summary>
public sealed class SyntaxRefinerTests
{
    [Theory]
    [InlineData("  rw h at h2", "  rw [h] at h2")]
    [InlineData("  rw [h] at h2", "  rw [h] at h2")]
    [InlineData("  admit", "  sorry")]
    [InlineData("  norm_num /- a\nb -/\n  simp", "  norm_num \n  simp")]
    [InlineData("  -- a thought\n  simp", "  simp")]
    [InlineData("   simp\n\n simp", "    simp\n  simp")]
    [InlineData("  have h : p :=   by\n    simp", "  have h : p := by\n    simp")]
    [InlineData("  have h : p := by simp\n  exact h", "  have h : p  := by\n    simp\n  exact h")]
    [InlineData("  have h : a ∧\n      b := by\n    simp", "  have h : a ∧ b := by\n    simp")]
    [InlineData("  have h : a =\n      b := by\n    simp", "  have h : a = b := by\n    simp")]
    [InlineData("  have h : p, by simp\n  exact h", "  have h : p := by\n    simp\n  exact h")]
    [InlineData("begin\n  simp,\nend", "  simp")]
    public void It_mends(string code, string refined) => Assert.Equal(refined, SyntaxRefiner.Refine(code));

    [Theory]
    [InlineData("theorem t : p := h", "theorem t : p := by h")]
    [InlineData("  have h2 : a = 1 := h", "  have h2 : a = 1  := by\n      h")]
    [InlineData("  obtain ⟨x,hx⟩ := h", "  obtain ⟨x,hx⟩ := by h")]
    [InlineData("  set b := a with hb", "  set b := by a with hb")]
    [InlineData("  let b := by exact a", "  let b := exact a")]
    [InlineData("  let_fun x := by simp", "  let_fun x := simp")]
    [InlineData("  calc\n    a = b := h1\n    _ = c := h2", "    a = b := by h1\n    _ = c := by h2")]
    [InlineData("  split_ifs with h", "  constructor_ifs with h")]
    [InlineData("  exact List.splitOn", "  exact List.constructorOn")]
    [InlineData("theorem t : ∀ x : ℕ,\n x = x := by\n  simp", "theorem t : ∀ x : ℕ\n  x = x := by\n  simp")]
    [InlineData("  exact ⟨trivial,\n    trivial⟩", "  exact ⟨trivial\n    trivial⟩")]
    [InlineData("  nlinarith [sq_nonneg a,\n    sq_nonneg b]", "  nlinarith [sq_nonneg a\n    sq_nonneg b]")]
    [InlineData("  exact (show True, by trivial)", "  exact (show True:= trivial)")]
    [InlineData("  exact (by\n    have h : p := by simp\n    simp)", "  exact (by\n    simp)")]
    [InlineData("  intro x := y", "  intro x y")]
    [InlineData("  have h : p\n  simp", "  simp")]
    [InlineData("  exact f \"a  b\"", "  exact f \"a b\"")]
    public void It_breaks(string code, string refined) => Assert.Equal(refined, SyntaxRefiner.Refine(code));
}
