using CsCheck;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class ProportionTests
{
    // Solved by hand from (p - p0)^2 = z^2 p0 (1 - p0) / n, in Python with statistics.NormalDist().inv_cdf for z.
    [Theory]
    [InlineData(183, 244, 0.95, 0.692076943207921, 0.800173225833665)]
    [InlineData(15, 20, 0.95, 0.531299122381256, 0.888138298592334)]
    [InlineData(15, 20, 0.99, 0.462811207851697, 0.912636091598926)]
    [InlineData(1, 425, 0.95, 0.000415472713938, 0.013206015368763)]
    [InlineData(0, 10, 0.95, 0, 0.277532799862889)]
    [InlineData(10, 10, 0.95, 0.722467200137111, 1)]
    public void Wilson_interval_has_its_published_form(int count, int total, double level, double low, double high)
    {
        var interval = new Proportion(count, total).Wilson(level);

        Assert.Equal((double)count / total, interval.Value, 14);
        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
    }

    [Fact]
    public void None_of_none_may_be_anything() => Assert.Equal(new Estimate(double.NaN, 0, 1), new Proportion(0, 0).Wilson());

    [Fact]
    public void Wilson_interval_holds_the_share_and_stays_within_0_and_1() =>
        Gen.Int[1, 5000].SelectMany(n => Gen.Int[0, n].Select(c => new Proportion(c, n))).Sample(p =>
        {
            var interval = p.Wilson();
            return interval.Low >= 0 && interval.Low <= p.Value && p.Value <= interval.High && interval.High <= 1 && interval.Low < interval.High;
        });

    [Fact]
    public void Wilson_interval_of_successes_mirrors_that_of_failures() =>
        Gen.Int[1, 500].SelectMany(n => Gen.Int[0, n].Select(c => new Proportion(c, n))).Sample(p =>
        {
            var (one, other) = (p.Wilson(), new Proportion(p.Total - p.Count, p.Total).Wilson());
            Assert.Equal(one.Low, 1 - other.High, tolerance: 1e-12);
            Assert.Equal(one.High, 1 - other.Low, tolerance: 1e-12);
        });
}
