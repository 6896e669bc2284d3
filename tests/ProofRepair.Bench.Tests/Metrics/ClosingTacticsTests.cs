using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class ClosingTacticsTests
{
    [Theory]
    [InlineData("by simp", "simp")]
    [InlineData("by\n  intro x\n  ring_nf at *\n  linarith [h x]", "linarith")]
    [InlineData("by\n  norm_num\n  done", "norm_num")]
    [InlineData("by\n  have h : p := by\n    simp\n    omega\n  exact h", "omega exact")]
    [InlineData("by\n  have h : p := foo x\n  exact h", "(term) exact")]
    [InlineData("foo x", "(term)")]
    [InlineData("fun x => by ring", "ring (term)")]
    public void The_last_tactic_of_each_block_closes_it(string body, string expected) => Assert.Equal(expected, Text(body));

    [Theory]
    [InlineData("by\n  constructor\n  · intro h\n    linarith\n  · nlinarith [sq_nonneg a]", "linarith nlinarith")]
    [InlineData("by\n  induction n with\n  | zero => rfl\n  | succ n ih =>\n    rw [f]\n    omega", "rfl omega")]
    [InlineData("by\n  rcases h with h | h\n  case inl => simp\n  next => ring", "simp ring")]
    [InlineData("by\n  calc a = b := by ring\n    _ ≤ c := h\n    _ = d := by norm_num", "ring (term) norm_num")]
    [InlineData("by\n  all_goals\n    norm_num\n    try linarith", "linarith")]
    [InlineData("by\n  if h : p then simp else omega", "simp omega")]
    [InlineData("by\n  classical\n  (intro h; decide)", "decide")]
    [InlineData("by\n  show p from by\n    simp", "simp")]
    public void Tactics_that_only_hold_blocks_close_nothing_themselves(string body, string expected) => Assert.Equal(expected, Text(body));

    [Theory]
    [InlineData("by\n  simp [h] <;> ring_nf <;> linarith", "linarith")]
    [InlineData("by first | simp | omega", "first")]
    [InlineData("by\n  conv => lhs; rw [foo (by simp)]", "conv")]
    [InlineData("by\n  exact foo (by positivity) (by norm_num)", "positivity norm_num exact")]
    public void What_is_not_known_is_not_guessed(string body, string expected) => Assert.Equal(expected, Text(body));

    [Fact]
    public void Shares_are_of_proofs_and_blocks_are_counted_beside_them()
    {
        var shares = TacticShare.Of(["by linarith", "by\n  constructor\n  · linarith\n  · linarith", "by\n  have h : p := by simp\n  linarith", "by simp"]);

        Assert.Equal([new("linarith", new Proportion(3, 4), 4), new("simp", new Proportion(2, 4), 2)], shares);
        Assert.Empty(TacticShare.Of([]));
    }

    private static string Text(string body) => string.Join(' ', ClosingTactics.Of(body));
}
