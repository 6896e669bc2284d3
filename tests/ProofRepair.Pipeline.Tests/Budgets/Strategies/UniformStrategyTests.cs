using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Tests.Budgets.Strategies;

public sealed class UniformStrategyTests
{
    [Fact]
    public void Everyone_gets_the_same_and_what_a_success_saves_is_not_spent()
    {
        var run = StrategyRun.Of(new UniformStrategy(), 12, ("a", "", 1), ("b", "", 0), ("c", "", 9));

        Assert.Equal(["a4 b4 c4"], run.Waves);
        Assert.Equal((9, 1), (run.Spent, run.Solved));
    }

    [Fact]
    public void A_fixed_number_ends_where_the_budget_does() =>
        Assert.Equal(["a3 b2"], StrategyRun.Of(new UniformStrategy(3), 5, ("a", "", 0), ("b", "", 0), ("c", "", 1)).Waves);

    [Fact]
    public void A_resumed_run_makes_what_is_missing()
    {
        var wave = new UniformStrategy(4).Next(new RunState([new OpenProblem("a", "", 4), new OpenProblem("b", "", 1)], 100, 3, 110));

        Assert.Equal([new Grant(1, 3)], wave.Grants);
    }
}
