using ProofRepair.Lean.Syntax;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

public sealed class FenceSafetyTests
{
    [Theory]
    [InlineData("theorem a : 1 = 1 := by rfl")]
    [InlineData("lemma a : 1 = 1 := by\n  -- end theorem\n  have h : \"end\" = \"end\" := rfl\n  norm_num")]
    [InlineData("/-- what it says -/\nexample (h.end : Nat) : {x | x ∈ s} = ⟦a⟧ := foo.prefix |x|")]
    [InlineData("example : p := by decide +native")]
    [InlineData("theorem a : p := by norm_num at *")]
    [InlineData("theorem a : p := by simp at h₁ h₂ *")]
    [InlineData("theorem a (stop : p) : p := by\n  rcases stop with stop | h\n  exact f stop")]
    public void One_closed_declaration_is_safe(string source) => Assert.Equal(FenceHazard.None, FenceSafety.Inspect(source).Hazard);

    [Theory]
    [InlineData("theorem a : p := by /- simp", FenceHazard.Unterminated)]
    [InlineData("theorem a : p := by exact \"x", FenceHazard.Unterminated)]
    [InlineData("theorem a : p := by exact 'x", FenceHazard.Unterminated)]
    [InlineData("theorem a : p := by exact (x", FenceHazard.UnbalancedBracket)]
    [InlineData("theorem a : p := by exact x⟩", FenceHazard.UnbalancedBracket)]
    [InlineData("theorem a : p := by exact (x]", FenceHazard.UnbalancedBracket)]
    [InlineData("theorem a : p := by simp\nend", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by simp\n#exit", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by simp\n#anything x", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by simp theorem b : q := r", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by\n  open Nat in simp", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by\n  set_option maxHeartbeats 0 in simp", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by simp\nimport Mathlib", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by simp\nlocal notation \"x\" => y", FenceHazard.CommandKeyword)]
    [InlineData("theorem a : p := by simp\n/-- next -/", FenceHazard.StrayDocComment)]
    [InlineData("theorem a : p := by simp\n/-! end -/", FenceHazard.StrayDocComment)]
    [InlineData("/--/ theorem a : p := q -/ example : p := q", FenceHazard.StrayDocComment)]
    [InlineData("@[simp] theorem a : p := q", FenceHazard.NotOneDeclaration)]
    [InlineData("axiom a : p", FenceHazard.NotOneDeclaration)]
    [InlineData("", FenceHazard.NotOneDeclaration)]
    [InlineData("theorem a : p := by", FenceHazard.Incomplete)]
    [InlineData("theorem a : p := by simp <;>", FenceHazard.Incomplete)]
    [InlineData("theorem a : n = 2 * ", FenceHazard.Incomplete)]
    [InlineData("theorem a : p := by run_tac foo", FenceHazard.RunsCode)]
    [InlineData("theorem a : p := by\n  exact eval% x", FenceHazard.RunsCode)]
    [InlineData("theorem a : p := by\n  simp\n  stop exact x", FenceHazard.RunsCode)]
    [InlineData("theorem a : s!\"{by run_tac foo}\" = x := rfl", FenceHazard.RunsCode)]
    public void What_could_touch_a_neighbour_is_unsafe(string source, FenceHazard hazard) =>
        Assert.Equal(hazard, FenceSafety.Inspect(source).Hazard);

    [Theory]
    [InlineData("theorem a : p := by exact (x", true)]
    [InlineData("theorem a : p := by simp <;>", true)]
    [InlineData("theorem a : p := by /- simp", false)]
    [InlineData("theorem a : p := by exact (x\nend", false)]
    [InlineData("theorem a : p := by simp\n#exit <;>", false)]
    public void What_breaks_off_may_stand_beside_others_unless_more_is_against_it(string source, bool may) =>
        Assert.Equal(may, FenceSafety.Inspect(source).MayShareFile);
}
