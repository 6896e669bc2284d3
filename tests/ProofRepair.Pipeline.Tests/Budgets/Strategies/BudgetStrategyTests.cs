using CsCheck;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Tests.Budgets.Strategies;

/// <summary>What holds of every strategy.</summary>
public sealed class BudgetStrategyTests
{
    private static readonly BucketPriors Priors = BucketPriors.Fit([new TryLog("easy", 0, 1), new TryLog("easy", 2, 1), new TryLog("hard", 9, 0), new TryLog("hard", 20, 0)]);

    private static readonly Gen<OpenProblem> Problems = Gen.Select(Gen.OneOf("easy", "hard", "new"), Gen.Int[0, 40], Gen.Double[0.1, 9], Gen.Int[0, 50]).Select(
        (bucket, failures, cost, most) => new OpenProblem("p", bucket, failures) { TryCost = cost, MostTries = most });

    private static readonly Gen<RunState> States = Gen.Select(Problems.Array[0, 30], Gen.Double[0, 500], Gen.Double[0, 500]).Select(
        (open, left, spent) => new RunState(open, left, open.Length + 5, left + spent));

    public static TheoryData<string> Names => [.. BudgetStrategies.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Never_grants_more_than_is_left_nor_more_tries_than_a_problem_may_have(string name) => States.Sample(state =>
    {
        var wave = Find(name).Next(state);

        Assert.True(wave.Grants.Sum(g => g.Tries * state.Open[g.Place].TryCost) <= state.Left * (1 + 1e-6));
        Assert.All(wave.Grants, g => Assert.InRange(g.Tries, 1, state.Open[g.Place].MostTries));
        Assert.Equal(wave.Grants.Length, wave.Grants.Select(g => g.Place).Distinct().Count());
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_the_same_when_asked_again_and_keeps_nothing_in_between(string name) => Gen.Select(States, States).Sample((state, other) =>
    {
        var strategy = Find(name);
        var first = strategy.Next(state);
        strategy.Next(other);

        Assert.Equal(first.Grants, strategy.Next(state).Grants);
        Assert.Equal(first.Grants, Find(name).Next(state).Grants);
    });

    [Theory]
    [InlineData(BudgetStrategies.RoundRobin)]
    [InlineData(BudgetStrategies.Adaptive)]
    [InlineData(BudgetStrategies.Knapsack)]
    public void Grants_something_for_as_long_as_some_try_is_affordable(string name) => States.Sample(state =>
    {
        var affordable = state.Open.Any(p => p.MostTries > 0 && p.TryCost <= state.Left && p.Failures < 4096);
        var spread = state.Open.All(p => p.TryCost <= state.Left);
        Assert.True(!affordable || !spread || !Find(name).Next(state).Grants.IsEmpty);
    });

    [Fact]
    public void A_name_that_is_no_strategys_is_answered_with_those_that_are() =>
        Assert.All(BudgetStrategies.Names, name => Assert.Contains(name, Assert.IsType<StrategyChoice.Unknown>(BudgetStrategies.Find("best", Priors)).Message, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_strategy_is_found_by_its_own_name(string name) => Assert.Equal(name, Find(name).Name);

    private static IBudgetStrategy Find(string name) => Assert.IsType<StrategyChoice.Found>(BudgetStrategies.Find(name, Priors)).Strategy;
}
