using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Tests.Budgets.Strategies;

public sealed class RoundRobinStrategyTests
{
    [Fact]
    public void Waves_grow_and_what_is_solved_leaves_its_share_to_the_others()
    {
        var run = StrategyRun.Of(new RoundRobinStrategy(), 60, ("a", "", 1), ("b", "", 4), ("c", "", 30));

        Assert.Equal(["a2 b2 c2", "b2 c2", "c4", "c8", "c8", "c8"], run.Waves);
        Assert.Equal((35, 3), (run.Spent, run.Solved));
    }

    [Fact]
    public void A_wave_that_the_budget_does_not_cover_is_spread_evenly() =>
        Assert.Equal(["a2 b2", "a2 b2", "a1 b1", "a1"], StrategyRun.Of(new RoundRobinStrategy(), 11, ("a", "", 0), ("b", "", 0)).Waves);

    [Fact]
    public void Those_with_the_fewest_tries_come_first()
    {
        var wave = new RoundRobinStrategy().Next(new RunState([new OpenProblem("a", "", 4), new OpenProblem("b", "", 1), new OpenProblem("c", "", 0)], 100, 3, 105));

        Assert.Equal([new Grant(2, 2), new Grant(1, 1)], wave.Grants);
    }
}
