using ProofRepair.Pipeline.Terms;
using Xunit;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class FractionTests
{
    [Theory]
    [InlineData("1 / x + 1 / y", "x + y", "x y")]
    [InlineData("a / (x * y) - b / x", "a + (-1) * b * y", "x y")]
    [InlineData("1 / x ^ 2 + 2 / x", "1 + 2 * x", "x x")]
    [InlineData("(a / (x + y)) ^ 2", "a ^ 2", "x + y x + y")]
    [InlineData("-(x⁻¹) * 3 / 2", "(-3 / 2)", "x")]
    [InlineData("x ^ 2 / 4", "(1 / 4) * x ^ 2", "")]
    public void Sums_come_over_the_least_product_of_their_denominators(string term, string numerator, string denominator)
    {
        var fraction = Fraction.Of(TermParser.Parse(term))!;
        Assert.Equal(numerator, fraction.Numerator.ToString());
        Assert.Equal(denominator, string.Join(' ', fraction.Denominator.Values.SelectMany(f => Enumerable.Repeat(f.Term.ToString(), f.Exponent))));
    }

    [Theory]
    [InlineData("1 / (1 + 1 / x)")]
    [InlineData("1 / (x - x)")]
    public void What_divides_by_a_fraction_or_by_zero_is_none(string term) => Assert.Null(Fraction.Of(TermParser.Parse(term)));

    [Theory]
    [InlineData("x / 2", false)]
    [InlineData("2 / x", true)]
    [InlineData("x⁻¹ + 1", true)]
    public void Division_by_a_numeral_is_no_fraction(string term, bool divides) => Assert.Equal(divides, Fraction.HasDivision(TermParser.Parse(term)));
}
