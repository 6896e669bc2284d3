using ProofRepair.Ablation.Statistics;
using Xunit;

namespace ProofRepair.Ablation.Tests.Statistics;

public sealed class PairedStatisticsTests
{
    private readonly PairedStatistics _statistics = new(draws: 4000, seed: 7);

    [Fact]
    public void The_interval_of_a_share_is_near_the_binomials()
    {
        // 30 of 100: 30 ± 1.96 · √(100 · 0.3 · 0.7) = 21.0 to 39.0.
        var sum = _statistics.Sum([.. Enumerable.Range(0, 100).Select(i => i < 30 ? 1.0 : 0.0)]);
        Assert.Equal(30, sum.Value, 9);
        Assert.InRange(sum.Low, 20, 22.5);
        Assert.InRange(sum.High, 37.5, 40);
    }

    [Fact]
    public void What_does_not_vary_has_no_width() => Assert.Equal(new Interval(5, 5, 5), _statistics.Sum([1, 1, 1, 1, 1]));

    [Fact]
    public void Nothing_has_no_value() => Assert.Equal(new Interval(0, 0, 0), _statistics.Sum([]));

    [Fact]
    public void Ten_gains_and_no_loss_have_the_sign_tests_value()
    {
        // Exactly: 2 · 2⁻¹⁰ = 0.00195.
        Assert.InRange(new PairedStatistics(40_000, 3).SignFlipTest([.. Enumerable.Repeat(1.0, 10), 0, 0, 0]), 0.0013, 0.0028);
    }

    [Fact]
    public void Gains_that_losses_make_up_for_say_nothing() => Assert.InRange(_statistics.SignFlipTest([1, -1, 1, -1]), 0.9, 1);

    [Fact]
    public void Arms_that_agree_do_not_differ() => Assert.Equal(1, _statistics.SignFlipTest([0, 0, 0]), 9);

    [Fact]
    public void The_same_seed_gives_the_same_figures()
    {
        double[] values = [1, 0, 0.5, 0.25, 1, 0];
        Assert.Equal(new PairedStatistics(500, 3).Sum(values), new PairedStatistics(500, 3).Sum(values));
    }
}
