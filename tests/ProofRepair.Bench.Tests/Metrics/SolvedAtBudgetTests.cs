using CsCheck;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class SolvedAtBudgetTests
{
    private static readonly Spending[] s_run =
    [
        new("a", new Cost(2, 100, 0.10m, 5), Proves: false),
        new("b", new Cost(1, 10, 0.01m, 1), Proves: true),
        new("c", new Cost(4, 50, 0.05m, 20), Proves: false),
        new("a", new Cost(3, 200, 0.20m, 4), Proves: true),
        new("a", new Cost(1, 30, 0.03m, 1), Proves: true),
        new("c", new Cost(4, 60, 0.06m, 30), Proves: false),
    ];

    [Theory]
    [InlineData(CostKind.Samples, 3, 10, 15)]
    [InlineData(CostKind.Tokens, 110, 360, 450)]
    [InlineData(CostKind.Money, 0.11, 0.36, 0.45)]
    [InlineData(CostKind.Seconds, 6, 30, 61)]
    public void A_run_pays_for_unproved_problems_where_it_tried_them(CostKind kind, double first, double second, double spent)
    {
        var curve = SolvedAtBudget.OfRun(s_run, problems: 4, kind);

        Assert.Equal([new CurveStep(first, 1), new CurveStep(second, 2)], curve.Steps);
        Assert.Equal(spent, curve.Spent, 12);
        Assert.Equal(new Proportion(0, 4), curve.At(first - 0.001));
        Assert.Equal(new Proportion(1, 4), curve.At(first));
        Assert.Equal(new Proportion(2, 4), curve.At(spent));
    }

    [Fact]
    public void A_budget_for_each_problem_counts_what_its_first_proof_cost()
    {
        var curve = SolvedAtBudget.OfProblems(s_run, problems: 3, CostKind.Samples);

        Assert.Equal([new CurveStep(1, 1), new CurveStep(5, 2)], curve.Steps);
        Assert.Equal(8, curve.Spent);
    }

    [Fact]
    public void A_curve_over_problems_ends_where_the_first_was_given_up()
    {
        Assert.Equal(0, SolvedAtBudget.OfProblems(s_run, problems: 4, CostKind.Samples).Spent);
        Assert.Equal(5, SolvedAtBudget.OfProblems(s_run[..4].Where(s => s.Problem != "c"), problems: 2, CostKind.Samples).Spent);
    }

    [Fact]
    public void Proofs_at_one_price_are_one_step() =>
        Assert.Equal(
            [new CurveStep(1, 2)],
            SolvedAtBudget.OfProblems([new Spending("a", new Cost(1, 0, 0, 0), true), new Spending("b", new Cost(1, 0, 0, 0), true)], 2, CostKind.Samples).Steps);

    [Fact]
    public void A_run_without_spending_is_flat()
    {
        var curve = SolvedAtBudget.OfRun([], problems: 2, CostKind.Money);
        Assert.Equal(new Proportion(0, 2), curve.At(double.MaxValue));
    }

    [Fact]
    public void Curves_rise_one_problem_after_another_and_end_with_all_that_were_proved() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 5], Gen.Bool).Select(t => new Spending($"p{t.Item1}", new Cost(t.Item2, 0, 0, 0), t.Item3)).Array[0, 40].Sample(spendings =>
        {
            var proved = spendings.Where(s => s.Proves).Select(s => s.Problem).Distinct().Count();
            return new[] { SolvedAtBudget.OfRun(spendings, 10, CostKind.Samples), SolvedAtBudget.OfProblems(spendings, 10, CostKind.Samples) }.All(curve =>
                curve.Steps.Pairwise().All(p => p.Before.Budget < p.After.Budget && p.Before.Proved < p.After.Proved)
                && curve.At(double.MaxValue).Count == proved);
        });
}
