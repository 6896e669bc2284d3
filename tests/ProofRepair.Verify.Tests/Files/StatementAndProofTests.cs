using ProofRepair.Verify.Files;

namespace ProofRepair.Verify.Tests.Files;

public sealed class StatementAndProofTests
{
    [Fact]
    public void The_statement_is_the_theorem_that_is_left_open()
    {
        var (pinned, _) = PinnedStatement.Read("import X\ntheorem a : True := trivial\n\n/-- why -/\n@[simp] theorem b (n : Nat) : n = n := by\n  sorry\n", null);

        Assert.Equal("b", pinned!.Name);
        Assert.Equal("import X\ntheorem a : True := trivial\n\n", pinned.Header);
        Assert.Equal("/-- why -/\n@[simp] theorem b (n : Nat) : n = n :=", pinned.Lead);
    }

    [Theory]
    [InlineData("def a := 1\n", null, "it has no theorem")]
    [InlineData("theorem a : True := by sorry\ntheorem b : True := by sorry\n", null, "it has 2 theorems; choose one with --theorem: `a`, `b`")]
    [InlineData("theorem a : True := by sorry\n", "c", "it has no theorem `c`; it has `a`")]
    [InlineData("theorem a : True\n  | x => y\n", null, "`a` has no `:=`: write `:= by sorry` where its proof belongs")]
    public void What_is_missing_is_told(string text, string? name, string problem) => Assert.Equal(problem, PinnedStatement.Read(text, name).Problem);

    [Fact]
    public void The_proof_is_taken_byte_for_byte_and_nothing_else_of_its_file()
    {
        var (proof, _) = SubmittedProof.Read("axiom x : False\ntheorem a : True :=\n  by -- so\n  trivial\n\n#eval 1\n", "a");

        Assert.Equal("\n  by -- so\n  trivial", proof!.Body);
        Assert.Equal(["x"], proof.Others);
    }

    [Theory]
    [InlineData("theorem b : True := trivial\n", "it declares no `a`")]
    [InlineData("theorem a : True := trivial\ntheorem a : True := trivial\n", "it declares `a` 2 times")]
    [InlineData("theorem a : Nat → True\n  | _ => trivial\n", "the proof of `a` does not follow `:=`")]
    public void A_file_without_such_a_proof_is_told(string text, string problem) => Assert.Equal(problem, SubmittedProof.Read(text, "a").Problem);
}
