using CsCheck;
using ProofRepair.Bench.Text;

namespace ProofRepair.Bench.Tests.Text;

public sealed class LeanScannerTests
{
    private static readonly string[] Pieces =
    [
        "theorem", " ", "\n", "x", "h₁", "ℝ", "«a b»", "«", "(", ")", ":=", ":", "/-", "-/", "--", "\"", "\\", "'", "∑", "𝕜", "\ud835", "1.5", "1e", "0x",
        "..", "∃!", "é", "λ", "|", "!", "\r\n", "/--", "a.b", ".1",
    ];

    private static readonly Gen<string> LeanLike = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(all => string.Concat(all.Select(i => Pieces[i])));

    [Fact]
    public void Tokens_cover_every_text_without_gaps() => LeanLike.Sample(text =>
    {
        var tokens = LeanScanner.Scan(text);
        var end = 0;
        foreach (var token in tokens)
        {
            Assert.Equal(end, token.Start);
            Assert.NotEqual(0, token.Text.Length);
            end = token.End;
        }

        Assert.Equal(text, string.Concat(tokens.Select(t => t.Text)));
    });

    [Theory]
    [InlineData("x₁' + y", "x₁'", "+", "y")]
    [InlineData("20! % 3", "20", "!", "%", "3")]
    [InlineData("Nat.gcd 1.5 p.1", "Nat.gcd", "1.5", "p", ".", "1")]
    [InlineData("∃! x, x⁻¹=2", "∃!", "x", ",", "x", "⁻¹", "=", "2")]
    [InlineData("Finset.Icc 1..2", "Finset.Icc", "1", "..", "2")]
    public void Names_numbers_and_symbols_are_told_apart(string text, params string[] expected) =>
        Assert.Equal(expected, LeanScanner.Scan(text).Where(t => !t.IsTrivia).Select(t => t.Text));

    [Fact]
    public void Comments_nest_and_an_open_one_reaches_to_the_end()
    {
        Assert.Equal(["a", "b"], LeanScanner.Scan("a /- x /- y -/ z -/ b -- c").Where(t => !t.IsTrivia).Select(t => t.Text));
        Assert.Equal(["a"], LeanScanner.Scan("a /- x /- y -/ b").Where(t => !t.IsTrivia).Select(t => t.Text));
    }
}
