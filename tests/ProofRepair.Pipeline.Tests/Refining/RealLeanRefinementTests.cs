using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Refining;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Refining;

/// <summary>Broken proofs of many kinds, mended under real Lean.</summary>
public sealed class RealLeanRefinementTests(ITestOutputHelper output)
{
    private static readonly (string Statement, string Body)[] Broken =
    [
        ("(a b : Nat) (h : a = b) : b = a", "by\n  rw h"),
        ("(p q : Prop) (hp : p) (hq : q) : q ∧ p", "begin\n  split,\n  exact hq,\n  exact hp,\nend"),
        ("(a b : Nat) (h : a = b) : b = a", "omega"),
        ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  split\n  exact hp\n  exact hq"),
        ("(p q : Prop) (h : p ∧ q) : q", "by\n  cases h with a b\n  exact b"),
        ("(p q : Prop) (h : p ∨ q) : q ∨ p", "by\n  cases h with hp hq,\n  { right, exact hp },\n  { left, exact hq }"),
        ("(p q : Prop) (h : p ∧ q) : q", "by\nobtain ⟨a, b⟩ := h\n  exact b"),
        ("(p q : Prop) (h : p ∧ q) : q", "by\n    obtain ⟨a, b⟩ := h\n   exact b"),
        ("(p q : Prop) (h : p ∧ q) : q", "by\n    obtain ⟨a, b⟩ := h\n     exact b"),
        ("(a : Nat) (h : 0 < a) : a ≠ 0", "by\n  exact nat.pos_iff_ne_zero.mp h"),
        ("(a : Nat) (h : 0 < a) : a ≠ 0", "by\n  have h2 : a ≠ 0 by omega\n  exact h2"),
        ("(a : Nat) (h : 0 < a) : a ≠ 0", "by\n  have h2 : a ≠ 0 := omega\n  exact h2"),
        ("(a : Nat) (h : 0 < a) : a ≠ 0", "by\n  have h2 : a ≠ 0 := by by omega\n  exact h2"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  simp [h"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  exact h.symm)"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  omega\n  exact h.symm\n  rfl"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  simp at h\n  omega"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have h3 : a − b = 0 := by omega\n  have h4 : b − a ≦ 0 := by omega\n  omega"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have h2 := h\n  nlinarith [h, h2]"),
        ("(f : Nat → Nat) (h : f = fun x => x) : f 2 = 2", "by\n  have h2 : f = λ x, x := h\n  rw h2"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n\thave h2 := h\n\tomega"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  omega\n```\n\nThis completes the proof."),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have : a ≠ b + 1 := by\n  omega\n  omega"),
        ("(a b : Nat) (h : a = b) : b = a", "by have h2 := h\n  exact h2.symm"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  calc b = b := rfl\n  ... = a := h.symm"),
        ("(a b c : Nat) (h : a = b) : a + c = c + b", "by\n  rw [h, add_comm]"),
        ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  constructor\n  - exact hp\n  - exact hq"),
        ("(n : Nat) : ∃ m, m = n + 1", "by\n  use n + 1"),
        ("(n : Nat) : 0 + n = n", "by\n  induction n with k ih\n  · rfl\n  · rw [← Nat.add_assoc, ih]"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have hab := h\n  exact hac.symm"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  calc b = b : rfl\n  ... = a : h.symm"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have h2 : a = b := := h\n  exact h2.symm"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have h2 : a = b by := h\n  exact h2.symm"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  have h2 : a = b from h\n  exact h2.symm"),
        ("(a b : Nat) (h : a = b) : b = a", "by\n  exact h.symm\n  have h3 : a ="),
        ("(l : List Nat) : l ++ [] = l", "by\n  induction l with x l ih\n  · rfl\n  · simp"),
        ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  constructor\n  ? exact hp\n  ? exact hq"),
        ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  constructor\n  \uFFFD exact hp\n  \uFFFD exact hq"),
        ("(p q : Prop) (hp : p) (hq : q) : p ∧ q", "by\n  constructor\n  \u00C2\u00B7 exact hp\n  \u00C2\u00B7 exact hq"),
    ];

    [Fact]
    public async Task Broken_proofs_of_every_kind_are_mended()
    {
        var toolchain = InstalledLean.Require();
        // One process: what all of them ask in one round waits together and travels in one file.
        using var slots = new LeanSlots(1);
        await using var pool = new LeanPool(
            new BatchChecker(new LeanProcess(toolchain, TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(10)), slots, new LeanPoolOptions(), TimeProvider.System);

        var results = await Task.WhenAll(Broken.Select((b, i) => RefineAsync(pool, i, b.Statement, b.Body)));

        var unmended = results.Where(r => !r.After.Report.IsComplete).ToList();
        foreach (var (before, after, calls) in results)
        {
            output.WriteLine($"{(after.Report.IsComplete ? "mended" : "OPEN")} ({calls} candidates): {before.Attempt.BodyText}\n--->\n{after.Attempt.BodyText}\n{string.Join('\n', after.Report.Errors.Select(e => $"{e.Start} {e.Text}"))}\n");
        }

        output.WriteLine($"{pool.Usage.Sources} sources, {pool.Usage.Seconds:0} s of Lean");
        Assert.All(results, r => Assert.StartsWith(r.Before.Attempt.Text[..r.Before.Attempt.Body.Start], r.After.Attempt.Text, StringComparison.Ordinal));
        Assert.All(results, r => Assert.NotEqual(RunOutcome.Ok, r.Before.Report.Outcome));
        Assert.Empty(unmended.Select(r => r.Before.Attempt.BodyText));
    }

    private static async Task<(CheckedAttempt Before, CheckedAttempt After, int Candidates)> RefineAsync(ILeanChecker lean, int index, string statement, string body)
    {
        var token = TestContext.Current.CancellationToken;
        var problem = new Problem($"t{index}", $"t{index}", LeanHeader.Empty, $"theorem t{index} {statement} := ", $"t{index}");
        var checker = new ProblemChecker(problem, lean, new CheckLimits(TimeSpan.FromMinutes(10)));
        var attempt = Attempt.Of(problem.Lead, body, AttemptOrigin.Given);
        var before = new CheckedAttempt(attempt, await checker.CheckAsync(attempt.Text, token));
        return (before, await new Refiner(checker).RefineAsync(before, token), checker.Candidates);
    }
}
