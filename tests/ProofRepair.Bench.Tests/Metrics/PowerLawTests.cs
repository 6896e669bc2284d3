using CsCheck;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class PowerLawTests
{
    private static readonly int[] s_ks = [1, 2, 4, 8, 16, 32];

    private static Bootstrap Seeded => new(new Random(7), draws: 200);

    [Fact]
    public void A_law_is_found_again_in_the_coverage_that_it_gives() =>
        Gen.Select(Gen.Double[-4, -0.3], Gen.Double[-0.8, -0.1]).Sample(
            (a, b) =>
            {
                var law = new PowerLaw(a, b);
                var fitted = PowerLaw.Fitted(s_ks, [.. s_ks.Select(k => law.At(k))])!.Value;
                Assert.Equal(a, fitted.A, 6);
                Assert.Equal(b, fitted.B, 6);
            },
            iter: 50);

    [Fact]
    public void Least_squares_are_least()
    {
        var fitted = PowerLaw.Fitted(s_ks, [0.25, 0.37, 0.49, 0.58, 0.69, 0.75])!.Value;

        // By a pattern search without derivatives, in Python.
        Assert.Equal(-1.3727664, fitted.A, 5);
        Assert.Equal(-0.4588347, fitted.B, 5);
        Assert.Equal(0.9439435, fitted.At(1000), 5);
    }

    [Fact]
    public void Two_points_are_met_exactly()
    {
        var fitted = PowerLaw.Fitted([1, 16], [0.2, 0.6])!.Value;
        Assert.Equal(0.2, fitted.At(1), 6);
        Assert.Equal(0.6, fitted.At(16), 6);
    }

    [Fact]
    public void Coverage_that_does_not_grow_is_a_law_too() => Assert.Equal(0.25, PowerLaw.Fitted(s_ks, [.. s_ks.Select(_ => 0.25)])!.Value.At(1024), 6);

    [Fact]
    public void Intervals_hold_the_fit_and_forecasts_widen_away_from_the_data()
    {
        var fit = Assert.IsType<PowerLawFit.Fitted>(PowerLawFit.Of(Sampled(problems: 60, samples: 32), Seeded));

        Assert.InRange(fit.Law.A, fit.A.Low, fit.A.High);
        Assert.InRange(fit.Law.B, fit.B.Low, fit.B.High);
        Assert.True(fit.Law.B < 0);
        Assert.InRange(fit.LargestError, 0, 0.1);
        var (near, far) = (fit.Forecast(32), fit.Forecast(3200));
        Assert.True(near.Low < near.Value && near.Value < near.High && near.Value < far.Value);
        Assert.InRange(far.High, far.Value, 1);
        Assert.InRange(near.Value, 0.3, 0.9);
        Assert.Equal(200, fit.Redrawn.Length + fit.WithoutFit);
    }

    [Fact]
    public void One_seed_gives_one_fit()
    {
        var (one, two) = (PowerLawFit.Of(Sampled(30, 32), Seeded), PowerLawFit.Of(Sampled(30, 32), Seeded));
        Assert.Equal(Assert.IsType<PowerLawFit.Fitted>(one).B, Assert.IsType<PowerLawFit.Fitted>(two).B);
    }

    [Theory]
    [InlineData("0 0 0", "no problem is solved")]
    [InlineData("8 8 8", "every problem is solved")]
    [InlineData("", "no problems")]
    public void Coverage_without_a_law_says_why(string correct, string reason)
    {
        var tries = correct.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((c, i) => new Tries($"p{i}", 8, int.Parse(c))).ToList();
        var points = tries.Count == 0 ? new CoveragePoints([1, 2], []) : CoveragePoints.OfTries(tries, [1, 2, 4, 8]).Points!;
        Assert.Contains(reason, Assert.IsType<PowerLawFit.None>(PowerLawFit.Of(points, Seeded)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_number_of_samples_is_no_curve()
    {
        var points = CoveragePoints.OfTries([new Tries("a", 8, 1), new Tries("b", 8, 0)], [4]).Points!;
        Assert.Contains("one number of samples", Assert.IsType<PowerLawFit.None>(PowerLawFit.Of(points, Seeded)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_problem_whose_redrawn_sets_are_all_alike_still_has_its_law()
    {
        var fit = Assert.IsType<PowerLawFit.Fitted>(PowerLawFit.Of(CoveragePoints.OfTries([new Tries("a", 32, 3)], [1, 2, 4, 8]).Points!, Seeded));
        Assert.Equal(fit.A.Low, fit.A.High, 9);
    }

    [Fact]
    public void Two_problems_of_which_one_is_never_solved_are_too_few()
    {
        var points = CoveragePoints.OfTries([new Tries("a", 32, 3), new Tries("b", 32, 0)], [1, 2, 4, 8]).Points!;
        Assert.Contains("redrawn sets", Assert.IsType<PowerLawFit.None>(PowerLawFit.Of(points, Seeded)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void First_successes_give_coverage_up_to_where_problems_were_given_up()
    {
        FirstSuccess[] problems = [new("a", 1, true), new("b", 3, true), new("c", 8, false), new("d", 8, false)];

        Assert.Equal([0.25, 0.25, 0.5, 0.5], CoveragePoints.OfFirstSuccesses(problems, [1, 2, 4, 8]).Points!.Means);
        Assert.Contains("at most 8", CoveragePoints.OfFirstSuccesses(problems, [1, 16]).Reason, StringComparison.Ordinal);
        Assert.Contains("stopped early", CoveragePoints.OfTries([new Tries("a", 8, 1, StoppedEarly: true)], [1]).Reason, StringComparison.Ordinal);
    }

    /// <summary>Problems of evenly spread difficulty on a logarithmic scale, each with its expected number of proofs.</summary>
    private static CoveragePoints Sampled(int problems, int samples) =>
        CoveragePoints.OfTries(
            [.. Enumerable.Range(0, problems).Select(i => new Tries($"p{i}", samples, (int)(samples * Math.Pow(0.002, i / (double)problems))))],
            s_ks).Points!;
}
