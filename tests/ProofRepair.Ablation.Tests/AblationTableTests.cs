using ProofRepair.Ablation.Arms;
using Xunit;

namespace ProofRepair.Ablation.Tests;

public sealed class AblationTableTests
{
    private static Observation Seen(string arm, int order, string problem, bool proved, bool accepted = true) =>
        new(arm, 4, order, problem, new ArmOutcome(accepted, proved, Samples: 4, Candidates: 10, TimeSpan.FromSeconds(6), null));

    private static string[] Row(string table, string arm) =>
        [.. table.Split('\n').Single(l => l.Contains($"| {arm} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)];

    private static readonly string s_table = AblationTable.Of(
        [
            Seen("raw", 0, "a", true), Seen("raw", 1, "a", false), Seen("raw", 0, "b", false), Seen("raw", 1, "b", false),
            Seen("all", 0, "a", true), Seen("all", 1, "a", true), Seen("all", 0, "b", true), Seen("all", 1, "b", false),
            Seen("raw", 0, "c", false, accepted: false), Seen("all", 0, "c", false, accepted: false),
        ],
        "raw",
        "gone");

    [Fact]
    public void Nothing_is_compared_with_itself_or_with_an_arm_that_was_not_run() => Assert.Equal(["—", ""], Row(s_table, "raw")[5..7]);

    [Fact]
    public void Proved_names_are_means_over_orders() => Assert.Equal("0.5 (0.0 to 1.0)", Row(s_table, "raw")[3]);

    [Fact]
    public void Shares_are_of_the_problems_whose_statement_was_accepted() => Assert.Equal(["25.0 %", "75.0 %"], new[] { "raw", "all" }.Select(a => Row(s_table, a)[4]));

    [Fact]
    public void A_problem_whose_statement_one_arm_did_not_get_accepted_is_in_none()
    {
        var table = AblationTable.Of([Seen("raw", 0, "a", true), Seen("all", 0, "a", true), Seen("raw", 0, "b", true), Seen("all", 0, "b", false, accepted: false)], "raw");
        Assert.StartsWith("1 problems;", table, StringComparison.Ordinal);
        Assert.Equal(["100.0 %", "100.0 %"], new[] { "raw", "all" }.Select(a => Row(table, a)[4]));
    }

    [Fact]
    public void Differences_are_in_points_with_a_paired_test()
    {
        Assert.Contains(" points above raw |", s_table, StringComparison.Ordinal);
        Assert.Matches(@"^\+50\.0 \(50\.0 to 50\.0\), p = 0\.\d+$", Row(s_table, "all")[5]);
    }

    [Fact]
    public void The_least_p_that_the_draws_can_show_is_told_as_a_bound()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"p{i}");
        var table = AblationTable.Of([.. names.SelectMany(n => new[] { Seen("raw", 0, n, false), Seen("all", 0, n, true) })], "raw");
        Assert.Equal("+100.0 (100.0 to 100.0), p ≤ 0.0001", Row(table, "all")[5]);
    }

    [Fact]
    public void Cost_is_for_each_proved_problem() => Assert.Equal(["5.3", "8.0", "13"], Row(s_table, "all")[7..10]);
}
