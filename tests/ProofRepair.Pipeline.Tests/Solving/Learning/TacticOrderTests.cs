using System.Collections.Immutable;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Tests.Solving.Learning;

public sealed class TacticOrderTests
{
    private static readonly ImmutableArray<SolverTactic> s_portfolio =
        [.. Enumerable.Range(0, 60).Select(i => new SolverTactic($"t{i}", $"text {i}", i / 15, 50_000))];

    private static ImmutableArray<SolverTactic> Order(int seed, params (string Family, TacticTally Tally)[] tallies) =>
        TacticOrder.Of(s_portfolio, tallies.ToDictionary(t => t.Family, t => t.Tally), new Random(seed));

    private static int MeanPlace(string name, params (string Family, TacticTally Tally)[] tallies) =>
        (int)Enumerable.Range(0, 200).Average(seed => Order(seed, tallies).Select((t, i) => (t.Name, i)).First(t => t.Name == name).i);

    [Fact]
    public void With_nothing_learnt_the_order_is_the_portfolios() => Assert.Equal(s_portfolio, Order(1));

    [Fact]
    public void What_was_learnt_of_others_leaves_the_rest_in_the_portfolios_order()
    {
        var order = Order(1, ("t50", new TacticTally(20, 0, 2)), ("elsewhere", new TacticTally(5, 5, 5)));
        Assert.Equal(s_portfolio.Where(t => t.Name != "t50"), order.Where(t => t.Name != "t50"));
        Assert.Equal(60, order.Length);
    }

    [Fact]
    public void The_same_seed_and_counts_give_the_same_order()
    {
        (string, TacticTally)[] tallies = [("t3", new TacticTally(2, 5, 9)), ("t20", new TacticTally(3, 1, 2)), ("t40", new TacticTally(1, 9, 3))];
        Assert.Equal(Order(7, tallies), Order(7, tallies));
    }

    [Fact]
    public void What_often_closes_comes_first() => Assert.Equal(0, MeanPlace("t40", ("t40", new TacticTally(60, 5, 20))));

    [Fact]
    public void Of_two_that_close_as_often_the_cheap_one_comes_first() =>
        Assert.True(MeanPlace("t41", ("t40", new TacticTally(10, 20, 90)), ("t41", new TacticTally(10, 20, 15))) < MeanPlace("t40", ("t40", new TacticTally(10, 20, 90)), ("t41", new TacticTally(10, 20, 15))));

    [Fact]
    public void What_never_closes_goes_back() => Assert.InRange(MeanPlace("t0", ("t0", new TacticTally(0, 200, 100))), 14, 59);

    [Fact]
    public void A_failure_or_two_does_not_move_a_first_tactic_behind_the_next_wave() =>
        Assert.InRange(MeanPlace("t0", ("t0", new TacticTally(0, 2, 1))), 0, 15);

    [Fact]
    public void One_success_does_not_move_a_late_tactic_before_all_others() =>
        Assert.InRange(MeanPlace("t59", ("t59", new TacticTally(1, 2, 12))), 3, 59);

    [Fact]
    public void Tactics_of_one_family_keep_their_order()
    {
        SolverTactic[] tactics = [new("omega", "omega", 0, 1), new("mod:3", "a", 1, 1), new("mod:4", "b", 1, 1), new("grind", "grind", 1, 1)];
        var order = TacticOrder.Of(tactics, new Dictionary<string, TacticTally> { ["mod"] = new(50, 0, 5) }, new Random(0));
        Assert.Equal(["mod:3", "mod:4", "omega", "grind"], order.Select(t => t.Name));
    }

    [Theory]
    [InlineData(0.3, 0.7)]
    [InlineData(2, 5)]
    [InlineData(40, 3)]
    public void Draws_have_the_mean_of_their_distribution(double a, double b)
    {
        var random = new Random(3);
        var draws = Enumerable.Range(0, 20_000).Select(_ => BetaSampling.Next(random, a, b)).ToList();
        Assert.All(draws, d => Assert.InRange(d, 0, 1));
        Assert.Equal(a / (a + b), draws.Average(), 0.01);
    }
}
