using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.Suites;

public sealed class KnownDefectTests
{
    private const string Defective = "theorem mathd_algebra_314 (n : ℕ) (h₀ : n = 11) : (1 / 4) ^ (n + 1) * 2 ^ (2 * n) = 1 / 4";

    [Fact]
    public void A_statement_that_was_reported_is_known_however_it_is_laid_out()
    {
        Assert.Contains("0 = 0", KnownDefect.Of(Row(Defective))?.Sentence);
        Assert.Contains("0 = 0", KnownDefect.Of(Row(Defective.Replace(" (h₀", "\n    (h₀", StringComparison.Ordinal).Replace(") ^ (", ")^(", StringComparison.Ordinal)))?.Sentence);
    }

    [Fact]
    public void Its_repaired_text_is_another_statement() =>
        Assert.Null(KnownDefect.Of(Row(Defective.Replace("(1 / 4) ^", "(1 / 4 : ℝ) ^", StringComparison.Ordinal))));

    [Fact]
    public async Task The_published_file_holds_six_of_them()
    {
        var file = SharedData.Require("data", "statements", "minif2f-dsp15.jsonl");
        var load = Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync(file, null, TestContext.Current.CancellationToken));

        Assert.Equal(
            ["amc12a_2021_p9", "induction_pord1p1on2powklt5on2", "induction_prod1p1onk3le3m1onn", "mathd_algebra_158", "mathd_algebra_314", "mathd_algebra_342"],
            load.Suite.Rows.Where(r => KnownDefect.Of(r) is not null).Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    private static SuiteRow Row(string statement) => new("t", "test", null, "", statement, "t", null, null, "s.jsonl", 1);
}
