using System.Numerics;
using CsCheck;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class PassAtKTests
{
    private static readonly Gen<(int N, int C, int K)> s_cases =
        Gen.Int[1, 60].SelectMany(n => Gen.Select(Gen.Int[0, n], Gen.Int[1, n], (c, k) => (n, c, k)));

    private static Bootstrap Seeded => new(new Random(1), draws: 400);

    // 1 - C(n-c,k)/C(n,k) in exact fractions (Python's fractions and math.comb).
    [Theory]
    [InlineData(10, 3, 1, 0.3)]
    [InlineData(10, 3, 5, 0.9166666666666666)]
    [InlineData(200, 13, 100, 0.9999194971988055)]
    [InlineData(10000, 1, 100, 0.01)]
    [InlineData(4, 4, 1, 1)]
    [InlineData(4, 0, 4, 0)]
    public void Pass_at_k_agrees_with_exact_fractions(int n, int c, int k, double expected) => Assert.Equal(expected, PassAtK.Of(n, c, k)!.Value, 12);

    [Fact]
    public void Pass_at_k_is_the_share_of_draws_that_hold_a_proof() =>
        Gen.Int[1, 10].SelectMany(n => Gen.Select(Gen.Int[0, n], Gen.Int[1, n], (c, k) => (N: n, C: c, K: k))).Sample(t =>
        {
            // Every subset of k of the n samples, of which the first c are proofs.
            var draws = Enumerable.Range(0, 1 << t.N).Where(set => BitOperations.PopCount((uint)set) == t.K).ToList();
            var expected = draws.Count(set => (set & ((1 << t.C) - 1)) != 0) / (double)draws.Count;
            Assert.Equal(expected, PassAtK.Of(t.N, t.C, t.K)!.Value, 12);
        });

    [Fact]
    public void Pass_at_k_grows_with_k_and_with_the_proofs() => s_cases.Sample(t =>
    {
        var here = PassAtK.Of(t.N, t.C, t.K)!.Value;
        return here is >= 0 and <= 1
            && (t.K == t.N || PassAtK.Of(t.N, t.C, t.K + 1) >= here - 1e-12)
            && (t.C == t.N || PassAtK.Of(t.N, t.C + 1, t.K) >= here - 1e-12);
    });

    [Fact]
    public void Pass_at_1_is_the_share_of_proofs() => s_cases.Sample(t => Assert.Equal((double)t.C / t.N, PassAtK.Of(t.N, t.C, 1)!.Value, 12));

    [Fact]
    public void Fewer_samples_than_k_give_no_pass_at_k() => Assert.Null(PassAtK.Of(4, 4, 5));

    [Fact]
    public void The_mean_is_over_problems_with_an_interval_around_it()
    {
        var tries = Enumerable.Range(0, 40).Select(i => new Tries($"p{i}", 8, i % 5)).ToList();

        var mean = Assert.IsType<MeanPassAtK.Known>(PassAtK.Mean(tries, 1, Seeded)).Estimate;

        // 0, 1, 2, 3 and 4 of 8: a mean of 0.25 and a standard error of 0.0280.
        Assert.Equal(0.25, mean.Value, 12);
        Assert.InRange(mean.Low, 0.17, 0.22);
        Assert.InRange(mean.High, 0.28, 0.33);
        Assert.Equal(mean, Assert.IsType<MeanPassAtK.Known>(PassAtK.Mean(tries, 1, Seeded)).Estimate);
    }

    [Fact]
    public void Sampling_that_stopped_early_gives_no_mean()
    {
        var unknown = Assert.IsType<MeanPassAtK.Unknown>(PassAtK.Mean([new Tries("a", 8, 1, StoppedEarly: true), new Tries("b", 8, 0)], 4, Seeded));
        Assert.Contains("1 of 2 problems stopped early", unknown.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_samples_say_which_k_there_would_be()
    {
        var unknown = Assert.IsType<MeanPassAtK.Unknown>(PassAtK.Mean([new Tries("a", 8, 1), new Tries("b", 3, 0)], 4, Seeded));
        Assert.Contains("at most 3", unknown.Reason, StringComparison.Ordinal);
        Assert.IsType<MeanPassAtK.Unknown>(PassAtK.Mean([], 1, Seeded));
    }
}
