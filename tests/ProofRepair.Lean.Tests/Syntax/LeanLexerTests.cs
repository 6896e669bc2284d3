using CsCheck;
using ProofRepair.Lean.Syntax;
using Xunit;

namespace ProofRepair.Lean.Tests.Syntax;

public sealed class LeanLexerTests
{
    private static string[] Words(string text) => [.. LeanLexer.Tokenize(text).Select(t => t.In(text))];

    private static LeanTokenKind[] Kinds(string text) => [.. LeanLexer.Tokenize(text).Select(t => t.Kind)];

    [Theory]
    [InlineData("Nat.succ h₁' x! «a b».c ℝ.foo α", new[] { "Nat.succ", "h₁'", "x!", "«a b».c", "ℝ.foo", "α" })]
    [InlineData("?x ?_ `foo ``Nat.add", new[] { "?x", "?_", "`foo", "``Nat.add" })]
    [InlineData("λx Πy Σz", new[] { "λ", "x", "Π", "y", "Σ", "z" })]
    [InlineData("𝒜₂ ₁", new[] { "𝒜₂", "₁" })]
    public void Names_follow_the_rules_of_Lean(string text, string[] words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("a:=b=>c<;>d", new[] { "a", ":=", "b", "=>", "c", "<;>", "d" })]
    [InlineData("⟨x,y⟩ f '' s 0..n h.1.2", new[] { "⟨", "x", ",", "y", "⟩", "f", "''", "s", "0", "..", "n", "h", ".", "1", ".", "2" })]
    [InlineData("|x| ∣ 1.5e-3 0xFF 2.succ", new[] { "|", "x", "|", "∣", "1.5e-3", "0xFF", "2", ".", "succ" })]
    [InlineData("nlinarith [abs_nonneg |x|]", new[] { "nlinarith", "[", "abs_nonneg", "|", "x", "|", "]" })]
    public void Symbols_match_as_long_as_they_can(string text, string[] words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("\"a\\\"b -- c\" x", new[] { "\"a\\\"b -- c\"", "x" })]
    [InlineData("r#\"a\"b\"# x", new[] { "r#\"a\"b\"#", "x" })]
    [InlineData("s!\"n = {f \"}\" + 1} m\" x", new[] { "s!", "\"n = {f \"}\" + 1} m\"", "x" })]
    [InlineData("s!\"{'\"'}\" x", new[] { "s!", "\"{'\"'}\"", "x" })]
    [InlineData("s! /- a -/ \"{f r#\"}\"\"# /- \" -/ }\" x", new[] { "s!", "/- a -/", "\"{f r#\"}\"\"# /- \" -/ }\"", "x" })]
    [InlineData("s!\"{s!\"{{x := \"}\"}}\"}\" x", new[] { "s!", "\"{s!\"{{x := \"}\"}}\"}\"", "x" })]
    [InlineData("l.head! \"{\" x", new[] { "l.head!", "\"{\"", "x" })]
    [InlineData("l[0]'\"' \" x", new[] { "l", "[", "0", "]", "'", "\"' \"", "x" })]
    [InlineData("\"a {\" x", new[] { "\"a {\"", "x" })]
    [InlineData("'a' '\\n' '\\u00e9' 'λ' h' l[0]'h", new[] { "'a'", "'\\n'", "'\\u00e9'", "'λ'", "h'", "l", "[", "0", "]", "'", "h" })]
    public void Strings_and_characters_are_one_token(string text, string[] words)
    {
        Assert.Equal(words, Words(text));
        Assert.DoesNotContain(LeanTokenKind.Error, Kinds(text));
    }

    [Fact]
    public void Block_comments_nest_and_hide_what_looks_like_code()
    {
        Assert.Equal([LeanTokenKind.BlockComment, LeanTokenKind.Identifier], Kinds("/- a /- theorem -/ \" -/ x"));
        Assert.Equal([LeanTokenKind.Identifier, LeanTokenKind.LineComment, LeanTokenKind.Identifier], Kinds("x -- /- y\nz"));
        Assert.Equal([LeanTokenKind.DocComment, LeanTokenKind.DocComment], Kinds("/-- a -/ /-! b -/"));
        Assert.Equal([LeanTokenKind.Error], Kinds("/-/ a"));
    }

    [Theory]
    [InlineData("x /- y /- -/ z")]
    [InlineData("x \"abc")]
    [InlineData("x 'ab")]
    [InlineData("x «ab")]
    [InlineData("r#\"abc\"")]
    [InlineData("s!\"{ \"")]
    [InlineData("s!\"{ 1 \"")]
    public void What_is_not_closed_is_an_error(string text) => Assert.Contains(LeanTokenKind.Error, Kinds(text));

    [Fact]
    public void Strings_in_strings_however_many_are_read_without_end_of_the_stack()
    {
        Assert.Contains(LeanTokenKind.Error, Kinds(string.Concat(Enumerable.Repeat("s!\"{", 100_000))));
    }

    [Fact]
    public void A_keyword_inside_a_name_is_no_keyword()
    {
        Assert.Equal([LeanTokenKind.Identifier, LeanTokenKind.Keyword, LeanTokenKind.Keyword], Kinds("h.end end #eval"));
    }

    [Fact]
    public void Any_text_is_read_into_ordered_disjoint_tokens_with_white_space_between()
    {
        LeanText.Any.Sample(text =>
        {
            var position = 0;
            foreach (var token in LeanLexer.Tokenize(text))
            {
                Assert.True(token.Start >= position && token.Span.Length > 0 && token.End <= text.Length);
                Assert.All(text[position..token.Start], c => Assert.True(LeanCharacters.IsWhiteSpace(c)));
                position = token.End;
            }

            Assert.All(text[position..], c => Assert.True(LeanCharacters.IsWhiteSpace(c)));
        }, iter: 2000);
    }
}
