using ProofRepair.Pipeline.Refining;

namespace ProofRepair.Pipeline.Tests.Refining;

/// <summary>Right Lean that APOLLO's refiner breaks or deletes: where the error is elsewhere, no proposal touches it.</summary>
public sealed class ApolloDeletionTests
{
    private static readonly string[] s_lines =
    [
        "have h2 : a = 1 := h",
        "obtain ⟨x, hx⟩ := h",
        "set b := a with hb",
        "split_ifs",
        "split_ifs with h2",
        "calc\n    a = b := h\n    _ = a := h.symm",
        "calc a = b := h\n    _ = a := h.symm",
        "have h2 : ∀ x : Nat,\n      x = x := fun x => rfl",
        "have h2 := (⟨trivial,\n    trivial⟩ : True ∧ True)",
        "nlinarith [sq_nonneg a,\n    sq_nonneg b]",
        "have h2 := (show True, by trivial)",
        "have h2 : a = b := by simpa using h -- sorry, hard",
        "choose f hf using h",
        "generalize a * a = q at h",
        "push_cast",
        "norm_num at h2",
    ];

    private static readonly string[] s_messages =
    [
        "Unknown identifier `nope`",
        "unknown tactic",
        "unexpected identifier; expected command",
        "unexpected token ','; expected command",
        "unexpected token 'by'; expected '{' or tactic",
        "omega could not prove the goal",
        "Type mismatch\n  nope\nhas type\n  a = b",
        "unsolved goals\n⊢ a = b",
        "No goals to be solved",
        "Function expected at\n  nope",
    ];

    public static TheoryData<string, string> Cases => [.. from line in s_lines from message in s_messages select (line, message)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_right_stays_when_the_error_is_in_the_line_after_it_or_before_it(string line, string message)
    {
        // Only its layout may follow what stands beside it.
        Assert.All(Proposals.For($"by\n  {line}\n  ‸nope‸ h", message), p => Assert.Contains(Packed(line), Packed(p), StringComparison.Ordinal));
        Assert.All(Proposals.For($"by\n  ‸nope‸ h\n  {line}", message), p => Assert.Contains(Packed(line), Packed(p), StringComparison.Ordinal));
    }

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
