using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining;

public sealed class TransportRuleTests
{
    private const string Identifier = "unexpected identifier; expected command";

    [Theory]
    [InlineData("by\n  have : a ‸− b = 0 := by omega\n  omega", "by\n  have : a - b = 0 := by omega\n  omega")]
    [InlineData("by\n  exact h‸’", "by\n  exact h'")]
    [InlineData("by\n‸\u00A0 omega", "by\n  omega")]
    [InlineData("by\n  have : a ‸≦ b := x\n  have : a − b ≦ c := y", "by\n  have : a ≤ b := x\n  have : a - b ≤ c := y")]
    [InlineData("by\n  exact ‸（h）", "by\n  exact (h)")]
    public void Look_alikes_become_what_they_look_like(string body, string expected) => Assert.Contains(expected, Proposals.For(body, "expected token"));

    [Fact]
    public void Look_alikes_in_comments_stay() =>
        Assert.Contains("by\n  -- a − b\n  exact a - b", Proposals.For("by\n  -- a − b\n  exact a ‸− b", "expected token"));

    [Theory]
    [InlineData("by\n‸\tomega", "by\n  omega")]
    public void Tabs_become_spaces(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "tabs are not allowed; please configure your editor to expand them"));

    [Theory]
    [InlineData("by\n  omega\n‸`‸``", "unexpected token '`'; expected command", "by\n  omega")]
    [InlineData("by\n  omega‸\n\nThis‸ completes the proof.\n\nIt uses omega.", Identifier, "by\n  omega")]
    [InlineData("by\n  have h2 := h\n‸Now‸ we conclude the proof:\n  exact h2", Identifier, "by\n  have h2 := h\n  exact h2")]
    [InlineData("by\n  omega\n\n‸end‸ Foo", "Invalid `end`: There is no current scope to end", "by\n  omega")]
    public void What_stood_around_the_proof_goes(string body, string message, string expected) => Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("‸omega‸", "Unknown identifier `omega`", "by omega")]
    [InlineData("by\n  have h2 : a = b := ‸omega‸\n  exact h2", "Unknown identifier `omega`", "by\n  have h2 : a = b := by omega\n  exact h2")]
    [InlineData("‸intro‸ x\n  exact h", "Unknown identifier `intro`", "by\n  intro x\n  exact h")]
    [InlineData("by\n  have h2 : a = b ‸by‸ omega", "unexpected token 'by'; expected ':=' or '|'", "by\n  have h2 : a = b := by omega")]
    [InlineData("by\n  have h2 : a = b := by‸ by‸ omega", "unexpected token 'by'; expected '{' or tactic", "by\n  have h2 : a = b := by omega")]
    [InlineData("by\n  have h2 : a = b‸;‸ exact h", "unexpected token ';'; expected ':=' or '|'", "by\n  have h2 : a = b := by exact h")]
    [InlineData("by\n  have h2 : a = b := ‸:=‸ h", "unexpected token ':='; expected term", "by\n  have h2 : a = b := h")]
    [InlineData("by\n  have h2 : a = b ‸by‸ := h", "unexpected token 'by'; expected ':=' or '|'", "by\n  have h2 : a = b := h")]
    [InlineData("by\n  have h2 : a = b := by ‸:=‸ omega", "unexpected token ':='; expected '{' or tactic", "by\n  have h2 : a = b := by omega")]
    [InlineData("by\n  have h2 : a = b ‸from‸ h", "unexpected token 'from'; expected ':=' or '|'", "by\n  have h2 : a = b := h")]
    public void By_and_assignment_come_where_they_lack_and_go_where_they_are_double(string body, string message, string expected) =>
        Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("by\n  simp [h‸\n  omega‸", "unexpected identifier; expected ']'", "by\n  simp [h]\n  omega")]
    [InlineData("by\n  exact ⟨h, (k⟩‸", "unexpected end of input", "by\n  exact ⟨h, k⟩")]
    [InlineData("by\n  exact h.symm‸)‸", "unexpected token ')'; expected command", "by\n  exact h.symm")]
    [InlineData("by\n  exact ⟨h, k‸)‸", "unexpected token ')'; expected '⟩'", "by\n  exact ⟨h, k⟩")]
    public void Brackets_are_closed_or_removed(string body, string message, string expected) => Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("by\n  constructor\n ‸ -‸ exact h\n  - exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n ‸ •‸ exact h\n  • exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n ‸ ?‸ exact h\n  ? exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n ‸ ??‸ exact h\n  ?? exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n  ‸\uFFFD exact h\n  \uFFFD exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n  ‸\uFFFD\uFFFD exact h\n  \uFFFD\uFFFD exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n  ‸\u00C2\u00B7 exact h\n  \u00C2\u00B7 exact k", "by\n  constructor\n  · exact h\n  · exact k")]
    [InlineData("by\n  constructor\n ‸ -‸exact h", "by\n  constructor\n  · exact h")]
    public void Other_bullets_become_dots(string body, string expected) =>
        Assert.Contains(expected, Proposals.For(body, "unexpected token; expected command"));

    [Theory]
    [InlineData("by\n    have h2 := h\n ‸  exact‸ h2", Identifier, "by\n    have h2 := h\n    exact h2")]
    [InlineData("by\n  have h2 := h\n ‸   exact‸ h2\n  omega", Identifier, "by\n  have h2 := h\n  exact h2\n  omega")]
    [InlineData("by\nobtain ⟨x, y⟩ := ‸h\n  exact‸ y", "Function expected at\n  h\nbut this term", "by\n  obtain ⟨x, y⟩ := h\n  exact y")]
    [InlineData("by intro x‸\n  exact‸ h", Identifier, "by\n  intro x\n  exact h")]
    [InlineData("by\n  have h2 : a = b := by\n  ‸omega\n  exact h2", "expected '{' or indented tactic sequence", "by\n  have h2 : a = b := by\n    omega\n  exact h2")]
    public void Lines_are_put_back_into_their_column(string body, string message, string expected) => Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("by\n  have h2 := h\n  have h3 : a =‸ ", "by\n  have h2 := h")]
    [InlineData("by\n  have h2 := h\n  have h3 : a =‸ ", "by\n  have h2 := h\n  sorry")]
    [InlineData("by‸", "by sorry")]
    public void What_broke_off_is_dropped_or_left_open(string body, string expected)
    {
        Assert.Contains(expected, Proposals.For(body, "unexpected end of input; expected term"));
    }

    [Theory]
    [InlineData("by\n  omega\n  ‸exact h‸\n  rfl", "No goals to be solved", "by\n  omega")]
    [InlineData("by\n  omega\n  ‸exact h‸\n  rfl", "No goals to be solved", "by\n  omega\n  rfl")]
    [InlineData("by\n  rw [h]; ‸rfl‸", "No goals to be solved", "by\n  rw [h]")]
    [InlineData("by\n  omega\n  ‸·‸ rfl", "No goals to be solved", "by\n  omega")]
    [InlineData("by\n  ‸simp at h‸\n  omega", "`simp` made no progress", "by\n  omega")]
    [InlineData("by\n  ‸constructor <;> omega‸", "omega could not prove the goal", "by\n  constructor")]
    [InlineData("by\n  constructor <;> ‸omega‸", "omega could not prove the goal", "by\n  constructor <;> try (omega)")]
    public void Steps_that_are_too_many_go(string body, string message, string expected) => Assert.Contains(expected, Proposals.For(body, message));

    [Theory]
    [InlineData("by\n  ‸linarith‸", "linarith failed to find a contradiction")]
    [InlineData("by\n  ‸omega‸", "omega could not prove the goal")]
    [InlineData("by\n  ‸exact h‸", "Type mismatch\n  h\nhas type\n  a = b")]
    [InlineData("‸by\n  skip‸", "unsolved goals\n⊢ b = a")]
    [InlineData("by\n  nlinarith [sq_nonneg a,\n    sq_nonneg b]\n  ‸linarith‸", "linarith failed to find a contradiction")]
    public void A_step_that_fails_for_what_it_says_is_left_to_isolation(string body, string message) => Assert.Empty(Proposals.For(body, message));
}
