using CsCheck;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Holes;

namespace ProofRepair.Pipeline.Tests.Budgets.Holes;

public sealed class SearchOrderTests
{
    private static readonly Gen<HoleOutlook> Holes = Gen.Select(Gen.Double[0.05, 3], Gen.Double[0.05, 3], Gen.Double[0.1, 10], Gen.Int[0, 20]).Select(
        (a, b, cost, most) => new HoleOutlook(new BetaBelief(a, b), cost, most));

    [Fact]
    public void No_order_of_all_or_nothing_costs_less_on_average() => Holes.Array[1, 6].Sample(
        holes =>
        {
            var cost = SearchOrder.ExpectedCost(holes, SearchOrder.FailFast(holes));

            Assert.All(Permutations([.. Enumerable.Range(0, holes.Length)]), order => Assert.True(cost <= SearchOrder.ExpectedCost(holes, order) + 1e-9));
        },
        iter: 100);

    [Fact]
    public void No_order_of_alternatives_costs_less_on_average() => Holes.Array[1, 6].Sample(
        holes =>
        {
            var cost = CostUntilSuccess(holes, SearchOrder.SucceedFast(holes));

            Assert.All(Permutations([.. Enumerable.Range(0, holes.Length)]), order => Assert.True(cost <= CostUntilSuccess(holes, order) + 1e-9));
        },
        iter: 100);

    [Fact]
    public void Cheap_and_likely_to_fail_comes_first_and_what_cannot_fail_last()
    {
        HoleOutlook[] holes =
        [
            new(new BetaBelief(1, 0), 1, 4),
            new(new BetaBelief(3, 1), 1, 4),
            new(new BetaBelief(0.1, 5), 1, 4),
            new(new BetaBelief(0.1, 5), 5, 4),
        ];

        Assert.Equal([2, 3, 1, 0], SearchOrder.FailFast(holes));
        Assert.Equal([0, 1, 2, 3], SearchOrder.SucceedFast(holes));
    }

    [Fact]
    public void The_expected_cost_is_what_simulated_searches_cost()
    {
        var random = new Random(3);
        HoleOutlook[] holes = [new(new BetaBelief(0.5, 2), 2, 5), new(new BetaBelief(2, 1), 1, 3)];
        const int Runs = 200_000;
        var total = 0.0;
        for (var run = 0; run < Runs; run++)
        {
            foreach (var hole in holes)
            {
                var chance = MathNet.Numerics.Distributions.Beta.Sample(random, hole.Belief.A, hole.Belief.B);
                var tries = 1 + Enumerable.Range(0, hole.MostTries).TakeWhile(_ => random.NextDouble() >= chance).Count();
                total += hole.TryCost * Math.Min(tries, hole.MostTries);
                if (tries > hole.MostTries)
                {
                    break;
                }
            }
        }

        Assert.Equal(SearchOrder.ExpectedCost(holes, [0, 1]), total / Runs, 0.05);
    }

    private static double CostUntilSuccess(HoleOutlook[] alternatives, IEnumerable<int> order)
    {
        var (cost, reached) = (0.0, 1.0);
        foreach (var place in order)
        {
            cost += reached * alternatives[place].ExpectedCost;
            reached *= 1 - alternatives[place].Chance;
        }

        return cost;
    }

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length <= 1 ? [items] : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
}
