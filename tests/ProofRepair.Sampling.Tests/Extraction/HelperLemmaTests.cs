using ProofRepair.Sampling.Extraction;
using Xunit;

namespace ProofRepair.Sampling.Tests.Extraction;

public sealed class HelperLemmaTests
{
    private const string Statement = "theorem t (n : Nat) : n + 0 = n";

    [Fact]
    public void A_lemma_before_the_theorem_becomes_a_have_in_its_proof() => Assert.Equal(
        """
        by
          have aux (m : Nat) : m + 0 = m := by
            simp
          have aux2 : 1 = 1 := rfl
          exact aux n
        """,
        Within("""
            lemma aux (m : Nat) : m + 0 = m := by
              simp

            theorem aux2 : 1 = 1 := rfl

            theorem t (n : Nat) : n + 0 = n := by
              exact aux n
            """));

    [Fact]
    public void A_one_line_proof_gets_a_line_of_its_own() => Assert.Equal(
        "by\n  have aux : 1 = 1 := rfl\n  simp",
        Within("theorem aux : 1 = 1 := rfl\n\ntheorem t (n : Nat) : n + 0 = n := by simp"));

    [Theory]
    [InlineData("def two : Nat := 2")]
    [InlineData("theorem aux : Nat → True\n  | _ => trivial")]
    public void Other_helpers_are_left_out(string helper) =>
        Assert.Equal("by\n  simp", Within(helper + "\n\ntheorem t (n : Nat) : n + 0 = n := by\n  simp"));

    [Fact]
    public void A_body_without_helpers_stays_as_it_is() => Assert.Equal("by\n  simp", Within("theorem t (n : Nat) : n + 0 = n := by\n  simp"));

    private static string Within(string output) => HelperLemmas.Within(ProofExtractor.Extract($"```lean4\n{output}\n```", Statement)!).ReplaceLineEndings("\n");
}
