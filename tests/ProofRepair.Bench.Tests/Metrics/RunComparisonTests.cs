using CsCheck;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class RunComparisonTests
{
    // Sums of binomial coefficients in exact fractions (Python); mid-p by equation 3 of Fagerland, Lydersen and Laake.
    [Theory]
    [InlineData(1, 7, 0.0703125, 0.0390625)]
    [InlineData(3, 3, 1, 0.84375)]
    [InlineData(12, 5, 0.143463134765625, 0.09625244140625)]
    [InlineData(0, 6, 0.03125, 0.015625)]
    [InlineData(30, 12, 0.007915897334896727, 0.005401572654591291)]
    [InlineData(700, 800, 0.010559255466711544, 0.009824629369101714)]
    [InlineData(0, 0, 1, 1)]
    public void McNemar_agrees_with_exact_fractions(int onlyFirst, int onlySecond, double exact, double mid)
    {
        Assert.Equal(exact, new McNemar(onlyFirst, onlySecond).ExactP, 11);
        Assert.Equal(mid, new McNemar(onlyFirst, onlySecond).MidP, 11);
    }

    [Fact]
    public void McNemar_is_symmetric_a_probability_and_its_mid_p_the_smaller() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200]).Sample((b, c) =>
        {
            var (one, other) = (new McNemar(b, c), new McNemar(c, b));
            return one.ExactP == other.ExactP && one.MidP == other.MidP && one.ExactP is > 0 and <= 1 && one.MidP > 0 && one.MidP <= one.ExactP;
        });

    [Fact]
    public void McNemar_shrinks_as_the_problems_fall_to_one_side() =>
        Gen.Int[1, 100].Sample(n => Enumerable.Range(0, (n / 2) + 1).Select(b => new McNemar(b, n - b).ExactP).Pairwise().All(p => p.Before <= p.After + 1e-12));

    [Fact]
    public void Problems_that_one_run_alone_proved_are_named()
    {
        var comparison = RunComparison.Of(
            new RunOutcomes("one", Outcomes("+a +b -c -d +e +x")),
            new RunOutcomes("two", Outcomes("+a -b +c -d -e -y")));

        Assert.Equal(["b", "e"], comparison.OnlyFirst);
        Assert.Equal(["c"], comparison.OnlySecond);
        Assert.Equal(["x", "y"], comparison.NotShared);
        Assert.Equal((5, 1, 1), (comparison.Problems, comparison.Both, comparison.Neither));
        Assert.Equal((new Proportion(3, 5), new Proportion(2, 5)), (comparison.FirstProved, comparison.SecondProved));
        Assert.Equal(-0.2, comparison.Difference.Value, 12);
        Assert.Equal(new McNemar(2, 1), comparison.Test);
    }

    // ((c+1) - (b+1)) / (n+2) -+ z sqrt((p + q - (p-q)^2) / (n+2)), in Python.
    [Theory]
    [InlineData(5, 12, 244, -0.00609099625976451, 0.06300156536545556)]
    [InlineData(1, 7, 21, 0.01337982376834329, 0.5083593066664394)]
    public void The_difference_has_Bonett_and_Prices_interval(int onlyFirst, int onlySecond, int problems, double low, double high)
    {
        var names = Enumerable.Range(0, problems).Select(i => $"p{i}").ToList();
        var difference = RunComparison.Of(
            new RunOutcomes("one", names.Select((n, i) => (n, i < onlyFirst)).ToDictionary()),
            new RunOutcomes("two", names.Select((n, i) => (n, i >= onlyFirst && i < onlyFirst + onlySecond)).ToDictionary())).Difference;

        Assert.Equal((onlySecond - onlyFirst) / (double)problems, difference.Value, 12);
        Assert.Equal(low, difference.Low, 12);
        Assert.Equal(high, difference.High, 12);
    }

    [Fact]
    public void Runs_without_a_shared_problem_differ_by_nothing_known()
    {
        var comparison = RunComparison.Of(new RunOutcomes("one", Outcomes("+a")), new RunOutcomes("two", Outcomes("+b")));
        Assert.Equal((0, 1.0), (comparison.Problems, comparison.Test.ExactP));
        Assert.Equal((-1, 1), (comparison.Difference.Low, comparison.Difference.High));
    }

    [Fact]
    public void Informal_text_that_hurts_has_a_negative_difference()
    {
        var comparison = RunComparison.OfInformalText(off: Outcomes("+a +b -c"), on: Outcomes("+a -b -c"));
        Assert.Equal(("informal off", "informal on"), (comparison.First, comparison.Second));
        Assert.True(comparison.Difference.Value < 0);
    }

    private static Dictionary<string, bool> Outcomes(string text) => text.Split(' ').ToDictionary(w => w[1..], w => w[0] == '+');
}

internal static class Pairs
{
    public static IEnumerable<(T Before, T After)> Pairwise<T>(this IEnumerable<T> items) => items.Zip(items.Skip(1));
}
