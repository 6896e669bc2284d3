using ProofRepair.Bench.Suites;
using ProofRepair.Bench.Text;
using ProofRepair.Sampling.Replay;

namespace ProofRepair.Bench.Tests.Suites;

public sealed class StatementDifferencesTests
{
    private static readonly Suite s_suite = new(
        "s",
        [Row("a", "test", null, "theorem a (x : Nat) : x = x"), Row("n1", "test", null, "theorem b : 1 = 1"), Row("c", "v1", "x", "theorem c : 1 = 1"), Row("c", "v2", "y", "theorem c : 2 = 2")],
        [], [], 0, []);

    [Theory]
    [InlineData("theorem a (x : Nat) :\n    x = x")]
    [InlineData("/-- doc -/\nlemma a (x : Nat) : /- why -/ x = x := by\n  rfl")]
    [InlineData("import Mathlib\n\ntheorem other (x:Nat):x=x")]
    public void Layout_comments_names_and_bodies_are_no_difference(string statement) => Assert.Equal(1, Of(statement, "a").Same);

    [Theory]
    [InlineData("theorem a (x : Nat) : x = x + 0")]
    [InlineData("theorem a (x : Int) : x = x")]
    [InlineData("theorem a (x : Nat) (h : False) : x = x")]
    public void Another_statement_is_reported_with_both_texts_and_its_row(string statement)
    {
        var difference = Assert.Single(Of(statement, "a").Different);
        Assert.Equal(new StatementDifference(7, new SuiteKey("test", null, "a"), "theorem a (x : Nat) : x = x", statement), difference);
    }

    [Fact]
    public void A_row_is_found_by_the_name_that_its_statement_declares()
    {
        Assert.Equal(1, Of("theorem b : 1 = 1", "unknown").Same);
        Assert.Equal([7], Of("theorem d : 1 = 1", "unknown").NotInSuite);
    }

    [Fact]
    public void A_name_of_several_splits_agrees_with_any_of_them()
    {
        Assert.Equal(1, Of("theorem c : 2 = 2", "c").Same);
        Assert.Equal("v1/x/c", Assert.Single(Of("theorem c : 3 = 3", "c").Different).Problem.ToString());
    }

    [Theory]
    [InlineData("theorem a : (fun x => x) 1 = 1 := rfl", ": ( fun x => x ) 1 = 1")]
    [InlineData("example (x : Nat) : x = x", "( x : Nat ) : x = x")]
    [InlineData("x  =\n y -- z", "x = y")]
    public void Statements_are_normalised_to_their_tokens(string text, string expected) => Assert.Equal(expected, StatementText.Normalised(text));

    [Fact]
    public async Task A_recording_tells_what_its_rows_prove()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("r.jsonl", """
            {"name":"a","statement":"theorem a (x : Nat) : x = x","proof":"rfl"}
            {"name":"c","proof":"rfl"}
            {"statement":"theorem b : 2 = 2","proof":"rfl"}
            """);
        using var recording = await Recording.OpenAsync(path, model: null, TestContext.Current.CancellationToken);
        var differences = StatementDifferences.Of(s_suite, await recording.StatementsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, differences.Same);
        Assert.Equal((3, "test/n1"), (Assert.Single(differences.Different).Row, differences.Different[0].Problem.ToString()));
    }

    [Fact]
    public async Task Published_proofs_of_statements_that_were_repaired_are_reported()
    {
        var suite = Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync(SharedData.Require("data", "statements", "minif2f-dsp15.jsonl"), null, TestContext.Current.CancellationToken)).Suite;
        using var recording = await Recording.OpenAsync(SharedData.Require("data", "proofs", "dspv2-minif2f-solutions.jsonl.gz"), model: null, TestContext.Current.CancellationToken);

        var differences = StatementDifferences.Of(suite, await recording.StatementsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal((227, 0), (differences.Same, differences.NotInSuite.Length));
        Assert.Equal(["valid/induction_sum_odd", "test/mathd_algebra_342", "test/mathd_numbertheory_618"], differences.Different.Select(d => d.Problem.ToString()));
    }

    private static StatementDifferences Of(string statement, string name) => StatementDifferences.Of(s_suite, [new RecordedStatement(7, name, statement)]);

    private static SuiteRow Row(string name, string split, string? variant, string statement) =>
        new(name, split, variant, "", statement, DeclarationText.Last(statement)!.Name, null, null, "s.jsonl", 1);
}
