using CsCheck;
using ProofRepair.Bench.Metrics;

namespace ProofRepair.Bench.Tests.Metrics;

public sealed class SamplesToSuccessTests
{
    // Freireich et al. 1963, 6-MP arm: the example of every textbook. Survival and median as R's survfit prints them.
    private static readonly FirstSuccess[] s_freireich = Of("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

    [Fact]
    public void Kaplan_and_Meiers_curve_is_the_textbooks()
    {
        var figures = SamplesToSuccess.Of(s_freireich);

        Assert.Equal([6, 7, 10, 13, 16, 22, 23], figures.Survival.Select(s => s.Samples));
        Assert.Equal([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], figures.Survival.Select(s => Math.Round(s.Unproved, 3)));
        Assert.Equal(23, figures.Median);
        Assert.Equal((35, 9, 21), (figures.Limit, figures.Proved, figures.Problems));
    }

    [Fact]
    public void Without_a_problem_given_up_the_means_are_plain()
    {
        var figures = SamplesToSuccess.Of(Of("1 2 2 7"));

        Assert.Equal(3, figures.MeanAmongProved);
        Assert.Equal(2, figures.MedianAmongProved);
        Assert.Equal(3, figures.RestrictedMean, 12);
        Assert.Equal(2, figures.Median);
    }

    [Fact]
    public void The_restricted_mean_counts_the_unproved_at_the_limit() => Assert.Equal((1 + 3 + 8 + 8) / 4.0, SamplesToSuccess.Of(Of("1 3 8+ 8+")).RestrictedMean, 12);

    [Fact]
    public void With_nothing_proved_there_is_no_mean_and_no_median()
    {
        var figures = SamplesToSuccess.Of(Of("8+ 4+"));

        Assert.Null(figures.MeanAmongProved);
        Assert.Null(figures.MedianAmongProved);
        Assert.Null(figures.Median);
        Assert.Equal(8, figures.RestrictedMean);
        Assert.Equal(0, SamplesToSuccess.Of([]).RestrictedMean);
    }

    [Fact]
    public void The_curve_falls_and_a_problem_given_up_never_makes_proofs_look_cheaper() =>
        Gen.Select(Gen.Int[1, 30], Gen.Bool).Select(t => new FirstSuccess("p", t.Item1, t.Item2)).Array[1, 30].Sample(problems =>
        {
            var figures = SamplesToSuccess.Of(problems);
            return figures.Survival.Pairwise().All(p => p.After.Unproved < p.Before.Unproved && p.Before.Samples < p.After.Samples)
                && figures.Survival.All(s => s.Unproved is >= 0 and < 1)
                && (figures.MeanAmongProved is not { } mean || figures.RestrictedMean >= mean - 1e-9);
        });

    private static FirstSuccess[] Of(string text) => [.. text.Split(' ').Select(w => new FirstSuccess(w, int.Parse(w.TrimEnd('+')), !w.EndsWith('+')))];
}
