using System.Collections.Immutable;
using CsCheck;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Tests.Budgets.Strategies;

public sealed class AdaptiveStrategyTests
{
    private static readonly BucketPriors Priors = new(
        new BetaBelief(0.3, 1), ImmutableDictionary.CreateRange([KeyValuePair.Create("easy", new BetaBelief(0.3, 0.3)), KeyValuePair.Create("hard", new BetaBelief(0.3, 6))]));

    [Fact]
    public void What_is_likely_to_succeed_comes_first_and_loses_its_lead_by_failing()
    {
        var strategy = new AdaptiveStrategy(Priors);

        Assert.Equal([new Grant(1, 1)], Next(strategy, 4, ("hard", 0), ("easy", 0)));
        Assert.Equal([new Grant(0, 1)], Next(strategy, 4, ("hard", 0), ("easy", 9)));
    }

    [Fact]
    public void With_one_prior_and_one_cost_it_is_a_round_robin()
    {
        var run = StrategyRun.Of(new AdaptiveStrategy(BucketPriors.Weak), 20, ("a", "", 0), ("b", "", 0), ("c", "", 0), ("d", "", 0), ("e", "", 0));

        var made = run.Waves.SelectMany(w => w.Split(' ')).GroupBy(g => g[0]).Select(g => g.Sum(t => int.Parse(t[1..])));
        Assert.Equal([4, 4, 4, 4, 4], made);
    }

    [Fact]
    public void After_a_few_failures_a_bucket_is_not_asked_any_more()
    {
        var strategy = new AdaptiveStrategy(Priors, bucketReach: 4);

        Assert.Equal([new Grant(1, 1)], Next(strategy, 1, ("hard", 3), ("easy", 3)));
        Assert.Equal([new Grant(0, 1)], Next(strategy, 1, ("hard", 5), ("easy", 6)));
        Assert.Equal([new Grant(0, 1)], Next(strategy, 1, ("hard", 5), ("easy", 5)));
    }

    [Fact]
    public void The_dearer_of_two_equals_waits()
    {
        var state = new RunState([new OpenProblem("a", "", 0) { TryCost = 3 }, new OpenProblem("b", "", 0)], 4, 2, 4);

        Assert.Equal([new Grant(1, 1)], new AdaptiveStrategy(BucketPriors.Weak).Next(state).Grants);
    }

    [Fact]
    public void What_is_worth_less_than_the_shadow_price_is_set_aside_until_others_are_solved()
    {
        var strategy = new AdaptiveStrategy(Priors);
        OpenProblem[] open = [new("a", "easy", 0), new("b", "easy", 0), new("c", "hard", 200)];

        var scarce = strategy.Next(new RunState(open, 8, 3, 8));
        var alone = strategy.Next(new RunState([open[2]], 8, 3, 8));

        Assert.Equal([2], scarce.SetAside);
        Assert.True(scarce.ShadowPrice > 0.3 / 206.3);
        Assert.Empty(alone.SetAside);
        Assert.NotEmpty(alone.Grants);
    }

    [Fact]
    public void At_the_shadow_price_the_tries_that_are_worth_it_cost_what_is_left() =>
        Gen.Select(Gen.Select(Gen.OneOf("easy", "hard", "new"), Gen.Int[0, 20], Gen.Double[0.5, 2]).Array[5, 40], Gen.Double[20, 2000]).Sample((problems, left) =>
        {
            var curves = new CurveBook(Priors);
            var open = problems.Select(p => new OpenProblem("p", p.Item1, p.Item2) { TryCost = p.Item3 }).ToArray();
            var price = ShadowPrice.Of(open, curves, left);

            Assert.True(Cost(price * 1.001) <= left);
            Assert.True(Cost(price * 0.999) >= left);

            double Cost(double at) => open.Sum(p => p.TryCost * Priors.Of(p.Bucket).AfterFailures(p.Failures).ExpectedTries(ShadowPrice.TriesWorth(p, Priors.Of(p.Bucket), at)));
        });

    [Fact]
    public void A_wave_leaves_budget_for_what_it_will_teach()
    {
        var open = Enumerable.Range(0, 50).Select(i => new OpenProblem($"{i}", "", 0)).ToArray();

        var granted = new AdaptiveStrategy(BucketPriors.Weak).Next(new RunState(open, 1000, 50, 1000)).Grants.Sum(g => g.Tries);

        Assert.InRange(granted, 250, 500);
    }

    private static ImmutableArray<Grant> Next(AdaptiveStrategy strategy, double left, params (string Bucket, int Failures)[] open) =>
        strategy.Next(new RunState([.. open.Select(o => new OpenProblem("p", o.Bucket, o.Failures))], left, open.Length, left)).Grants;
}
