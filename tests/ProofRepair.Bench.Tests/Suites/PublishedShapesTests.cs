using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.Suites;

/// <summary>Rows in the shapes of the files that the benchmarks' projects publish, with texts of our own.</summary>
public sealed class PublishedShapesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FormalMATH_is_an_array_with_domains()
    {
        var suite = await Load("FormalMATH_lite.json", """
            [{"source":"x","theorem_names":"blue_1","refined_statement":"Show it.","autoformalization":"import Mathlib\n\nopen Real\n\ntheorem algebra_1 (x : ℝ) :\n  x = x := by",
              "compiler_feedback_bool":true,"domain":"Mathematics -> Algebra -> Other; Mathematics -> Geometry -> Other;","solution":"因为"},
             {"theorem_names":"u_2","autoformalization":"theorem u_2 : 1 = 1 := by sorry","domain":"Infinite Series"}]
            """);

        Assert.Equal(["blue_1", "u_2"], suite.Rows.Select(r => r.Name));
        Assert.Equal(["Algebra", "Infinite Series"], suite.Rows.Select(r => r.DomainGroup));
        Assert.Equal("Mathematics -> Algebra -> Other; Mathematics -> Geometry -> Other", suite.Rows[0].Domain);
        Assert.Equal(("Show it.", "import Mathlib\n\nopen Real\n\n", "theorem algebra_1 (x : ℝ) :\n  x = x", "algebra_1"), (suite.Rows[0].Informal, suite.Rows[0].Header, suite.Rows[0].Statement, suite.Rows[0].DeclaredName));
        Assert.All(suite.Rows, r => Assert.Null(r.Proof));
    }

    [Fact]
    public async Task DeepSeek_Provers_copies_of_miniF2F_and_ProofNet_carry_the_informal_text_as_a_comment()
    {
        var suite = await Load("minif2f.jsonl", """{"name":"a","split":"valid","informal_prefix":"/-- What is it? -/\n","formal_statement":"theorem a : 1 = 1 := by\n","goal":"⊢ 1 = 1","header":"import Mathlib\n\n"}""");

        Assert.Equal("What is it?", Assert.Single(suite.Rows).Informal);
    }

    [Fact]
    public async Task The_second_version_of_miniF2F_defines_its_answers_before_the_theorem()
    {
        var suite = await Load("miniF2F_v2c.jsonl", """{"name":"a","split":"valid","informal_statement":"Find it.","formal_statement":"abbrev a_solution : Nat := sorry\n\ntheorem a : 1 = a_solution := by","header":"import Mathlib\n\n","informal_proof":"","formal_proof":""}""");

        var row = Assert.Single(suite.Rows);
        Assert.Equal("import Mathlib\n\nabbrev a_solution : Nat := sorry\n\n", row.Header);
        Assert.Equal(("Find it.", (string?)null), (row.Informal, row.Proof));
    }

    [Theory]
    [InlineData("\"category\":\"number theory\"", "number theory", null)]
    [InlineData("\"domain\":[\"algebra\",\"analysis\"],\"difficulty\":3", "algebra", "3")]
    [InlineData("\"domain\":\"\",\"difficulty\":\"hard\"", null, "hard")]
    [InlineData("\"domain\":null", null, null)]
    public async Task Domain_and_difficulty_are_carried_where_the_data_has_them(string fields, string? group, string? difficulty)
    {
        var row = Assert.Single((await Load("s.jsonl", $$"""{"name":"a","statement":"theorem a : True",{{fields}}}""")).Rows);
        Assert.Equal((group, difficulty), (row.DomainGroup, row.Difficulty));
    }

    [Theory]
    [InlineData("{}", 1, "no array")]
    [InlineData("[{\"name\":\"a\",\"statement\":\"theorem a : True\"},\n{]", 2, "not JSON")]
    [InlineData("[{\"name\":\"a\",\"statement\":\"theorem a : True\"},\n7]", 2, "not a JSON object")]
    public async Task What_is_no_array_of_problems_is_said(string text, int line, string reason)
    {
        var bad = Assert.Single((await Load("s.json", text)).BadRows);
        Assert.Equal(line, bad.LineNumber);
        Assert.Contains(reason, bad.Reason, StringComparison.Ordinal);
    }

    private async Task<Suite> Load(string name, string text) =>
        Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync(_folder.Write(name, text), null, TestContext.Current.CancellationToken)).Suite;
}
