using CsCheck;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Tests.Budgets.Beliefs;

public sealed class BetaFitTests
{
    private static readonly Gen<BetaBelief> Beliefs = Gen.Select(Gen.Double[0.05, 5], Gen.Double[0.05, 5]).Select((a, b) => new BetaBelief(a, b));

    private static readonly Gen<TryLog[]> Logs = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3]).Select((failures, successes) => new TryLog("all", failures, successes)).Array[1, 30];

    [Fact]
    public void The_chance_of_a_past_is_a_quotient_of_Beta_functions() => Gen.Select(Beliefs, Logs).Sample((belief, logs) =>
    {
        var expected = logs.Sum(l => SpecialFunctions.BetaLn(belief.A + l.Successes, belief.B + l.Failures) - SpecialFunctions.BetaLn(belief.A, belief.B));
        Assert.Equal(expected, BetaFit.LogLikelihood(belief, logs), 1e-6);
    });

    [Fact]
    public void What_fails_and_what_it_costs_agree_with_the_Beta_function_and_with_the_tables() => Gen.Select(Beliefs, Gen.Int[0, 20], Gen.Int[0, 40]).Sample((belief, failures, more) =>
    {
        var after = belief.AfterFailures(failures);
        var curve = new BetaCurve(belief, 64);
        Assert.Equal(Math.Exp(SpecialFunctions.BetaLn(after.A, after.B + more) - SpecialFunctions.BetaLn(after.A, after.B)), after.AllFail(more), 1e-9);
        Assert.Equal(Enumerable.Range(0, more).Sum(after.AllFail), after.ExpectedTries(more), 1e-9);
        Assert.Equal(after.ExpectedTries(more), curve.ExpectedTries(failures, more), 1e-9);
        Assert.Equal(1 - (after.AllFail(more + 1) / after.AllFail(more)), belief.NextSucceeds(failures + more), 1e-9);
    });

    [Fact]
    public void No_belief_beside_the_fitted_one_makes_the_past_more_likely() => Logs.Sample(
        logs =>
        {
            var fitted = BetaFit.Fit(logs);
            var best = BetaFit.LogLikelihood(fitted, logs);
            foreach (var (a, b) in new[] { (1.05, 1), (0.95, 1), (1, 1.05), (1, 0.95), (1.05, 1.05), (0.95, 0.95) })
            {
                var near = new BetaBelief(fitted.A * a, fitted.B * b);
                Assert.True(BetaFit.LogLikelihood(near, logs) <= best + 1e-4 || near.A is < 1e-3 or > 1e3 || near.B is < 1e-3 or > 1e3);
            }
        },
        iter: 50);

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(0.2, 2)]
    [InlineData(2, 3)]
    public void Early_stops_and_censoring_do_not_bias_the_fit(double a, double b)
    {
        var random = new Random(7);
        var logs = Enumerable.Range(0, 20_000).Select(_ => LogOf(Beta.Sample(random, a, b), 32, random)).ToArray();

        var fitted = BetaFit.Fit(logs);

        Assert.InRange(fitted.A / a, 0.9, 1.1);
        Assert.InRange(fitted.B / b, 0.85, 1.15);
    }

    [Fact]
    public void A_past_in_which_nothing_was_solved_leaves_hope()
    {
        var priors = BucketPriors.Fit([.. Enumerable.Repeat(new TryLog("imo", 24, 0), 50)]);

        Assert.InRange(priors.Of("imo").NextSucceeds(0), 1e-6, 0.02);
    }

    [Fact]
    public void Buckets_differ_as_their_problems_did_and_what_they_say_fades_with_failures()
    {
        var easy = Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? new TryLog("easy", 32, 0) : new TryLog("easy", i % 3, 1));
        var hard = Enumerable.Range(0, 40).Select(i => i % 8 == 0 ? new TryLog("hard", i % 20, 1) : new TryLog("hard", 32, 0));

        var priors = BucketPriors.Fit([.. easy, .. hard]);

        var (first, late) = (Ratio(0), Ratio(64));
        Assert.True(first > 2, $"{first}");
        Assert.InRange(late, 1, 1.2);
        Assert.Equal(priors.Pooled, priors.Of("never seen"));

        double Ratio(int failures) => priors.Of("easy").NextSucceeds(failures) / priors.Of("hard").NextSucceeds(failures);
    }

    [Fact]
    public void Without_a_past_the_belief_is_weak() => Assert.Equal(BetaBelief.Weak, BucketPriors.Fit([]).Of("any"));

    private static TryLog LogOf(double chance, int most, Random random)
    {
        for (var failures = 0; failures < most; failures++)
        {
            if (random.NextDouble() < chance)
            {
                return new TryLog("all", failures, 1);
            }
        }

        return new TryLog("all", most, 0);
    }
}
