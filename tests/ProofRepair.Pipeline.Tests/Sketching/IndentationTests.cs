using CsCheck;
using ProofRepair.Lean.Syntax;
using ProofRepair.Pipeline.Sketching;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Sketching;

public sealed class IndentationTests
{
    [Theory]
    [InlineData("simp", "simp")]
    [InlineData("  simp\n  ring", "simp\n    ring")]
    [InlineData("simp\nring", "simp\n    ring")]
    [InlineData("by\n  simp\n  ring", "simp\n    ring")]
    [InlineData("by simp\n   ring", "simp\n    ring")]
    [InlineData("\n\n  simp\n\n  ring\n  -- done\n", "simp\n\n    ring")]
    [InlineData("  have h : p := by\n    simp\n  exact h", "have h : p := by\n      simp\n    exact h")]
    public void Tactics_move_to_the_column_of_the_place(string tactics, string expected) => Assert.Equal(expected, Indentation.Align(tactics, 4));

    [Theory]
    [InlineData("intro x\n  simp\n  ring", "intro x\n    simp\n    ring")]
    [InlineData("-- first\n  simp\n  ring", "-- first\n    simp\n    ring")]
    [InlineData("have h : p := by\n    simp\n  exact h", "have h : p := by\n      simp\n    exact h")]
    [InlineData("cases h with\n  | inl h => simp\n  | inr h =>\n    ring\n  done", "cases h with\n    | inl h => simp\n    | inr h =>\n      ring\n    done")]
    [InlineData("constructor\n  · simp\n    ring\n  · ring", "constructor\n    · simp\n      ring\n    · ring")]
    [InlineData("· simp\n    ring\n  · ring", "· simp\n      ring\n    · ring")]
    [InlineData("nlinarith [a,\n      b]\n  ring", "nlinarith [a,\n        b]\n    ring")]
    public void An_indentation_that_the_first_line_lost_is_found_again(string tactics, string expected) =>
        Assert.Equal(expected, Indentation.Align(tactics, 4));

    [Theory]
    [InlineData("have h : p := by\n  simp\n  ring", "have h : p := by\n      simp\n      ring")]
    [InlineData("induction n with\n| zero => simp\n| succ n ih =>\n  ring", "induction n with\n    | zero => simp\n    | succ n ih =>\n      ring")]
    [InlineData("calc a = b := by\n      simp\n    _ = c := by\n      ring", "calc a = b := by\n          simp\n        _ = c := by\n          ring")]
    [InlineData("· simp\n  ring", "· simp\n      ring")]
    [InlineData("simp\n<;> ring", "simp\n    <;> ring")]
    public void Alignment_inside_calc_cases_and_blocks_is_kept(string tactics, string expected) =>
        Assert.Equal(expected, Indentation.Align(tactics, 4));

    [Fact]
    public void Lines_inside_a_string_are_not_moved() =>
        Assert.Equal("exact f \"a\n b\"\n    simp", Indentation.Align("  exact f \"a\n b\"\n  simp", 4));

    [Fact]
    public void Aligning_twice_is_aligning_once_and_keeps_the_tokens()
    {
        var lines = Gen.OneOf("simp", "have h : p := by", "  ring", "· simp", "  <;> ring", "-- c", "", "| a => b", "exact foo");
        lines.Array[1, 8].Sample(parts =>
        {
            var text = string.Join("\n", parts);
            var once = Indentation.Align(text, 2);
            Assert.Equal(Words(text), Words(once));
        });

        static string[] Words(string text) => [.. LeanLexer.Tokenize(text).Where(t => !t.IsTrivia).Select(t => t.In(text))];
    }
}
