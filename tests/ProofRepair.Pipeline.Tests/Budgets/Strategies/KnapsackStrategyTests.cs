using System.Collections.Immutable;
using CsCheck;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Tests.Budgets.Strategies;

public sealed class KnapsackStrategyTests
{
    private static readonly BucketPriors Priors = new(
        new BetaBelief(0.3, 1), ImmutableDictionary.CreateRange([KeyValuePair.Create("easy", new BetaBelief(2, 1)), KeyValuePair.Create("hard", new BetaBelief(0.1, 6))]));

    [Fact]
    public void The_best_next_try_is_the_optimum_of_the_knapsack() =>
        Gen.Select(Gen.Select(Gen.OneOf("easy", "hard", "new"), Gen.Int[0, 6], Gen.Double[0.2, 3]).Array[1, 5], Gen.Int[0, 12], Gen.Int[8, 12]).Sample((problems, budget, most) =>
        {
            var open = problems.Select(p => new OpenProblem("p", p.Item1, p.Item2) { Value = p.Item3 }).ToArray();

            var plan = KnapsackPlan.Of(open, Priors, budget, most);

            Assert.True(plan.Tries.Sum() <= budget);
            Assert.Equal(Optimum(open, budget, most), plan.Worth(open, Priors), 1e-9);
        });

    [Fact]
    public void Everyone_is_tried_before_anything_is_planned_as_often_as_the_budget_covers()
    {
        Assert.Equal("a2 h2", StrategyRun.Of(new KnapsackStrategy(Priors), 40, ("a", "easy", 0), ("h", "hard", 0)).Waves[0]);
        Assert.Equal("a1 h1", StrategyRun.Of(new KnapsackStrategy(Priors), 3, ("a", "easy", 0), ("h", "hard", 0)).Waves[0]);
    }

    [Fact]
    public void No_problem_gets_more_than_its_most()
    {
        var run = StrategyRun.Of(new KnapsackStrategy(Priors, least: 1, most: 6), 1000, ("a", "easy", 0), ("h", "hard", 0));

        Assert.Equal(12, run.Spent);
    }

    private static double Optimum(OpenProblem[] open, int budget, int most)
    {
        // best[b]: the most that the problems so far are worth together for b tries.
        var best = new double[budget + 1];
        foreach (var problem in open)
        {
            var belief = Priors.Of(problem.Bucket).AfterFailures(problem.Failures);
            for (var b = budget; b >= 0; b--)
            {
                best[b] = Enumerable.Range(0, Math.Min(b, most - problem.Failures) + 1).Max(n => best[b - n] + (problem.Value * (1 - belief.AllFail(n))));
            }
        }

        return best[budget];
    }
}
