using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining;

public sealed class SpellingRuleTests
{
    private const string Command = "; expected command";

    [Theory]
    [InlineData("by\n  intro x‸,‸\n  exact h", "unexpected token ','" + Command, "by\n  intro x\n  exact h")]
    [InlineData("by\n  simp [a,\n    b]‸,‸\n  rw [h],\n  exact h", "unexpected token ','" + Command, "by\n  simp [a,\n    b]\n  rw [h]\n  exact h")]
    [InlineData("by\n  right‸,‸ exact h", "unexpected token ','" + Command, "by\n  right; exact h")]
    [InlineData("by\n  { right‸,‸ exact h },\n  omega", "unexpected token ','; expected '}'", "by\n  { right; exact h }\n  omega")]
    [InlineData("by\n  have h2 : a = b‸,‸ from h,\n  omega", "unexpected token ','; expected ':='", "by\n  have h2 : a = b := h,\n  omega")]
    [InlineData("by\n  have h2 : ∀ x, x = x‸,‸ by simp,\n  omega", "unexpected token ','; expected ':='", "by\n  have h2 : ∀ x, x = x := by simp\n  omega")]
    [InlineData("by\n  have h2 : a = b‸,‸\n  { exact h },\n  omega", "unexpected token ','; expected ':='", "by\n  have h2 : a = b := by { exact h }\n  omega")]
    [InlineData("by\n  show b = a‸,‸ from h.symm", "unexpected token ','" + Command, "by\n  show b = a from h.symm")]
    public void Commas_between_tactics_go_and_those_inside_terms_stay(string body, string message, string expected) =>
        Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("‸begin‸\n  exact h.symm\nend", "Unknown identifier `begin`", "by\n  exact h.symm\n")]
    [InlineData("begin\n  intro x‸,‸\n  exact h.symm,\nend", "unexpected token ','" + Command, "by\n  intro x\n  exact h.symm\n")]
    public void Begin_and_end_become_by(string body, string message, string expected) => Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("by\n  exact foo (λ x‸,‸ x + 1) (λ y, y)", "by\n  exact foo (λ x => x + 1) (λ y => y)")]
    [InlineData("by\n  refine fun x y‸,‸ h", "by\n  refine fun x y => h")]
    public void The_comma_of_a_function_becomes_an_arrow(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "unexpected token ','; expected '↦', '=>'"));

    [Theory]
    [InlineData("by\n  have : ∑ x ‸in‸ s, f x = ∏ y in t, g y := h", "by\n  have : ∑ x ∈ s, f x = ∏ y ∈ t, g y := h")]
    [InlineData("by\n  have : ∑ k : ℕ ‸in‸ Finset.range 3, k = 3 := h", "by\n  have : ∑ k ∈ Finset.range 3, k = 3 := h")]
    [InlineData("by\n  have : ∑ (i : Fin (n + 1)) ‸in‸ s, ∑ j : Fin 2 in t i, f i j = 3 := h", "by\n  have : ∑ (i : Fin (n + 1)) ∈ s, ∑ j ∈ t i, f i j = 3 := h")]
    public void The_in_of_a_big_operator_becomes_membership(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "unexpected token 'in'; expected ','"));

    [Theory]
    [InlineData("by\n  have : ∑ x, f x = 3 := h\n  let y := 3 ‸in‸ y")]
    [InlineData("by\n  open Foo ‸in‸\n  simp")]
    public void Another_in_stays(string body) =>
        Assert.All(Proposals.For(body, "unexpected token 'in'; expected ','"), p => Assert.DoesNotContain("∈", p, StringComparison.Ordinal));

    [Theory]
    [InlineData("by\n  rw‸ h‸ at k", "by\n  rw [h] at k")]
    [InlineData("by\n  rw‸ ←‸ h\n  rw k", "by\n  rw [← h]\n  rw [k]")]
    [InlineData("by\n  rw‸ h1‸ h2", "by\n  rw [h1, h2]")]
    public void A_rewrite_gets_its_brackets(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "unexpected identifier; expected '['"));

    [Theory]
    [InlineData("by\n  cases h with‸ x hx\n  exact hx", "by\n  rcases h with ⟨x, hx⟩\n  exact hx")]
    [InlineData("by\n  cases h with‸ x hx\n  exact hx", "by\n  rcases h with x | hx\n  exact hx")]
    [InlineData("by\n  induction n with‸ k ih\n  simp", "by\n  induction n with | zero => ?_ | succ k ih => ?_\n  simp")]
    [InlineData("by\n  induction l with‸ x l ih\n  simp", "by\n  induction l with | nil => ?_ | cons x l ih => ?_\n  simp")]
    public void Names_after_with_become_a_pattern(string body, string expected) => Assert.Contains(expected, Proposals.For(body, "unknown tactic"));

    [Theory]
    [InlineData("by\n  r‸efl", "by\n  rfl")]
    [InlineData("by\n  a‸ssume x y", "by\n  intro x y")]
    [InlineData("by\n  n‸linarith [sq_nonneg a]\n  simp", "by\n  grind\n  simp")]
    [InlineData("by\n  n‸orm_num [h] at h2", "by\n  simp [h] at h2")]
    [InlineData("by\n  u‸se a, b", "by\n  exists a, b")]
    public void A_tactic_that_is_unknown_gets_a_substitute(string body, string expected) => Assert.Contains(expected, Proposals.For(body, "unknown tactic"));

    [Fact]
    public void A_tactic_at_a_hypothesis_is_not_replaced_by_one_that_closes_the_goal() =>
        Assert.DoesNotContain("by\n  grind", Proposals.For("by\n  l‸inarith at h", "unknown tactic"));

    [Fact]
    public void Split_becomes_constructor_only_where_it_failed()
    {
        Assert.Contains("by\n  constructor\n  split", Proposals.For("by\n  ‸split‸\n  split", "Tactic `split` failed: no goal"));
        Assert.Empty(Proposals.For("by\n  split\n  ‸linarith‸", "linarith failed to find a contradiction"));
    }

    [Theory]
    [InlineData("by\n  calc b = b := rfl\n ‸ ...‸ = a := h.symm", "by\n  calc b = b := rfl\n  _ = a := h.symm")]
    public void The_dots_of_a_calculation_become_an_underscore(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "unexpected token '...'; expected command"));

    [Theory]
    [InlineData("by\n  calc b = b ‸:‸ rfl\n  _ = a : h.symm", "by\n  calc b = b := rfl\n  _ = a := h.symm")]
    [InlineData("by\n  calc b = (b : Nat) ‸:‸ rfl\n  ... = a : h.symm", "by\n  calc b = (b : Nat) := rfl\n  _ = a := h.symm")]
    public void The_colon_of_a_calculation_becomes_an_assignment(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "unexpected token ':'; expected ':='"));

    [Theory]
    [InlineData("by\n  exact ‸nat.succ_le_iff.mp‸ h", "Unknown identifier `nat.succ_le_iff.mp`", "by\n  exact Nat.succ_le_iff.mp h")]
    [InlineData("by\n  exact ‸nat.prime‸ h", "unknown identifier 'nat.prime'", "by\n  exact Nat.Prime h")]
    [InlineData("by\n  exact (‸div_le_iff‸ h).mpr k", "Unknown identifier `div_le_iff`", "by\n  exact (div_le_iff₀ h).mpr k")]
    [InlineData("by\n  exact ‸add_comm‸ a b", "Unknown identifier `add_comm`", "by\n  exact Nat.add_comm a b")]
    [InlineData("by\n  exact ‸Nat.leOfLt‸ h", "Unknown constant `Nat.leOfLt`", "by\n  exact Nat.le_of_lt h")]
    [InlineData("by\n  have hab := h\n  exact ‸hac‸", "Unknown identifier `hac`", "by\n  have hab := h\n  exact hab")]
    [InlineData("by\n  have hab := h\n  exact ‸hac.symm‸", "Unknown identifier `hac.symm`", "by\n  have hab := h\n  exact hab.symm")]
    [InlineData("by\n  exact ‸foo‸ h", "Unknown identifier `foo`\n\nDid you mean `fo`?", "by\n  exact fo h")]
    public void An_unknown_name_is_tried_as_what_it_may_be_called(string body, string message, string expected) =>
        Assert.Contains(expected, Proposals.For(body, message));

    [Fact]
    public void A_name_that_differs_in_two_characters_is_another_name() =>
        Assert.DoesNotContain("by\n  have hab := h\n  exact hab", Proposals.For("by\n  have hab := h\n  exact ‸hba‸", "Unknown identifier `hba`"));

    [Fact]
    public void A_tactic_that_Lean_offers_is_taken() =>
        Assert.Contains("by\n  ring_nf", Proposals.For("by\n  ‸ring‸", "unsolved\nTry this: ring_nf"));
}
