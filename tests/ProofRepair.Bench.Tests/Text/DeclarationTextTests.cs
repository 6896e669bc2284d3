using CsCheck;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.Tests.Text;

public sealed class DeclarationTextTests
{
    [Theory]
    [InlineData("theorem a : 1 = 1 := by sorry", "theorem a : 1 = 1")]
    [InlineData("theorem a : 1 = 1 := sorry", "theorem a : 1 = 1")]
    [InlineData("theorem a : 1 = 1 := by", "theorem a : 1 = 1")]
    [InlineData("theorem a : 1 = 1\n:= by\n  sorry\n", "theorem a : 1 = 1")]
    [InlineData("theorem a : 1 = 1", "theorem a : 1 = 1")]
    [InlineData("theorem a (h : 1 = 1 := by simp) : 1 = 1 := by sorry", "theorem a (h : 1 = 1 := by simp) : 1 = 1")]
    [InlineData("theorem a /- := -/ : \":=\" = \":=\" := by sorry", "theorem a /- := -/ : \":=\" = \":=\"")]
    [InlineData("theorem a : let x := 1; x = 1 := by sorry", "theorem a : let x := 1; x = 1")]
    [InlineData("theorem a : { x := 1 : P }.x = 1 := by sorry", "theorem a : { x := 1 : P }.x = 1")]
    public void The_cut_is_at_the_assignment_of_the_theorem(string text, string statement)
    {
        var theorem = DeclarationText.Last(text)!;
        Assert.Equal(statement, theorem.Statement);
        Assert.Equal("a", theorem.Name);
        Assert.False(theorem.HasProof);
    }

    [Fact]
    public void What_stands_before_the_last_theorem_is_its_prefix()
    {
        var theorem = DeclarationText.Last("open Nat\n\ndef f := 1\ntheorem a : f = 1 := rfl\n\n/-- b -/\n@[simp] private theorem b : f = 1 := by\n  rfl")!;
        Assert.Equal("open Nat\n\ndef f := 1\ntheorem a : f = 1 := rfl\n\n", theorem.Prefix);
        Assert.Equal("/-- b -/\n@[simp] private theorem b : f = 1", theorem.Statement);
        Assert.True(theorem.HasProof);
    }

    [Fact]
    public void A_command_prefix_stays_with_its_theorem()
    {
        var theorem = DeclarationText.Last("import Mathlib\nset_option maxHeartbeats 400000 in\nopen Real in\ntheorem b : 1 = 1 := by sorry")!;
        Assert.Equal("import Mathlib\n", theorem.Prefix);
        Assert.Equal("set_option maxHeartbeats 400000 in\nopen Real in\ntheorem b : 1 = 1", theorem.Statement);
    }

    [Theory]
    [InlineData("")]
    [InlineData("def f := 1")]
    [InlineData("-- theorem a : 1 = 1")]
    [InlineData("/- theorem a : 1 = 1 -/")]
    public void Text_without_a_theorem_has_none(string text) => Assert.Null(DeclarationText.Last(text));

    [Fact]
    public void Prefix_statement_and_body_are_the_text() =>
        Gen.Select(OneOf("", "open Nat\n", "/- theorem -/\n"), OneOf("1 = 1", "∀ x, (x : Nat) = x", "(fun x => x) 1 = 1"), Gen.Bool)
            .Sample((prefix, proposition, sorry) =>
            {
                var theorem = DeclarationText.Last($"{prefix}theorem a : {proposition} :={(sorry ? " sorry" : " by simp")}")!;
                Assert.Equal(prefix, theorem.Prefix);
                Assert.Equal($"theorem a : {proposition}", theorem.Statement);
                Assert.Equal(!sorry, theorem.HasProof);
            });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
