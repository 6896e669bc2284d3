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
        "raw");

    [Fact]
    public void Nothing_is_compared_with_an_arm_that_was_not_run() =>
        Assert.Equal(["", "0.0 points (0.0 to 0.0), p = 1.0000"], Row(AblationTable.Of([Seen("all", 0, "a", true)], "raw", "all"), "all")[5..7]);

    [Fact]
    public void Proved_names_are_means_over_orders() => Assert.Equal("0.5 (0.0 to 1.0)", Row(s_table, "raw")[3]);

    [Fact]
    public void Shares_are_of_the_problems_whose_statement_was_accepted() => Assert.Equal(["25.0 %", "75.0 %"], new[] { "raw", "all" }.Select(a => Row(s_table, a)[4]));

    [Fact]
    public void Differences_are_in_points_with_a_paired_test()
    {
        Assert.StartsWith("+50.0 points (50.0 to 50.0)", Row(s_table, "all")[5], StringComparison.Ordinal);
        Assert.Matches(@"^\+50\.0 points .*, p = 0\.\d+$", Row(s_table, "all")[6]);
        Assert.Equal("0.0 points (0.0 to 0.0), p = 1.0000", Row(s_table, "raw")[6]);
    }

    [Fact]
    public void Cost_is_for_each_proved_problem() => Assert.Equal(["5.3", "8.0", "13"], Row(s_table, "all")[7..10]);
}
