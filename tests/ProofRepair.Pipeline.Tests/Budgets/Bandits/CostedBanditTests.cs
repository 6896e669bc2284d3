using ProofRepair.Pipeline.Budgets.Bandits;

namespace ProofRepair.Pipeline.Tests.Budgets.Bandits;

public sealed class CostedBanditTests
{
    [Fact]
    public void Every_arm_is_tried_once_before_any_is_tried_again()
    {
        var bandit = Of(1, "a", "b", "c");
        var first = Enumerable.Range(0, 3).Select(_ => Pull(bandit, _ => (0, 1))).Order(StringComparer.Ordinal);

        Assert.Equal(["a", "b", "c"], first);
    }

    [Fact]
    public void The_arm_that_brings_most_for_its_cost_is_chosen_most()
    {
        // For one unit: strong 0.06, cheap 0.3, weak 0.1.
        var random = new Random(5);
        var bandit = Of(2, "strong", "cheap", "weak");
        for (var i = 0; i < 6000; i++)
        {
            Pull(bandit, arm => arm switch
            {
                "strong" => (Succeeds(0.6), 10),
                "cheap" => (Succeeds(0.3), 1),
                _ => (Succeeds(0.1), 1),
            });
        }

        Assert.True(bandit.TallyOf("cheap").Tries > 5000, $"{bandit.TallyOf("cheap")}");

        double Succeeds(double chance) => random.NextDouble() < chance ? 1 : 0;
    }

    [Fact]
    public void An_arm_that_is_retired_is_not_chosen_and_is_remembered_when_it_comes_back()
    {
        var bandit = Of(3, "a", "b");
        bandit.Observe("a", 1, 1);
        bandit.Observe("b", 0, 1);
        bandit.Retire("a");

        Assert.Equal("b", bandit.Choose(1));
        bandit.Add("a");
        Assert.Equal("a", bandit.Choose(1));
        bandit.Retire("a");
        bandit.Retire("b");
        Assert.Null(bandit.Choose(1));
    }

    [Fact]
    public void Near_its_end_a_run_explores_no_more()
    {
        var bandit = Of(4, "good", "unsure");
        for (var i = 0; i < 50; i++)
        {
            bandit.Observe("good", 0.5, 1);
        }

        bandit.Observe("unsure", 0, 1);

        Assert.Equal("unsure", bandit.Choose(left: 1000));
        Assert.Equal("good", bandit.Choose(left: 1));
    }

    [Fact]
    public void The_same_seed_and_outcomes_give_the_same_choices()
    {
        Assert.Equal(Choices(9), Choices(9));
        Assert.Contains(Enumerable.Range(10, 20), seed => !Choices(seed).SequenceEqual(Choices(9)));

        static List<string> Choices(int seed)
        {
            var bandit = Of(seed, "a", "b", "c");
            return [.. Enumerable.Range(0, 40).Select(i => Pull(bandit, arm => (arm == "b" && i % 3 == 0 ? 1 : 0, 1)))];
        }
    }

    [Fact]
    public void Threads_lose_no_observation()
    {
        var bandit = Of(6, "a", "b");
        Parallel.For(0, 2000, i => Pull(bandit, _ => (i % 2, 1)));

        Assert.Equal(2000, bandit.TallyOf("a").Tries + bandit.TallyOf("b").Tries);
        Assert.Equal(1000, bandit.TallyOf("a").Reward + bandit.TallyOf("b").Reward);
    }

    private static CostedBandit Of(int seed, params string[] arms)
    {
        var bandit = new CostedBandit(new Random(seed));
        foreach (var arm in arms)
        {
            bandit.Add(arm);
        }

        return bandit;
    }

    private static string Pull(CostedBandit bandit, Func<string, (double Reward, double Cost)> outcome)
    {
        var arm = bandit.Choose(left: 10_000)!;
        var (reward, cost) = outcome(arm);
        bandit.Observe(arm, reward, cost);
        return arm;
    }
}
