using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.Suites;

public sealed class SuiteLineageTests
{
    [Theory]
    [InlineData("minif2f-dsp15", null, "miniF2F (DeepSeek-Prover-V1.5 at 2c4ba91)")]
    [InlineData("minif2f-dspplus", null, "miniF2F (DSP-Plus at eb98320)")]
    [InlineData("minif2f-goedelv2-kimina-corrected", null, "miniF2F (Goedel-Prover-V2 at 2e9036e)")]
    [InlineData("minif2f-internlm-rah4927", null, "miniF2F (InternLM-Math at eaead17)")]
    [InlineData("minif2f-yangky11", null, "miniF2F (yangky11/miniF2F-lean4 at 5746b7d)")]
    [InlineData("minif2f-v2-burnqed", "v2s", "miniF2F (v2s, BurnQED's copy at 9053d51)")]
    [InlineData("minif2f-v2-burnqed", "v2c", "miniF2F (v2c, BurnQED's copy at 9053d51)")]
    [InlineData("formalmath-lite", null, "FormalMATH-Lite (jiayiw005/FormalMATH-Bench at 16d0311)")]
    [InlineData("putnambench", null, "PutnamBench (trishullab/PutnamBench at 3c9b926)")]
    [InlineData("proofnet-dsp15", null, "ProofNet (DeepSeek-Prover-V1.5 at 2c4ba91)")]
    [InlineData("combibench", null, "CombiBench (MoonshotAI/CombiBench at 84063de)")]
    [InlineData("mobench-goedelv2", null, "MOBench (Goedel-Prover-V2 at 2e9036e)")]
    public async Task Published_statements_are_told_apart(string file, string? variant, string lineage)
    {
        var suite = await Load(SharedData.Require("data", "statements", file + ".jsonl"));
        var rows = suite.Rows.Where(r => variant is null || r.Variant == variant).ToList();

        Assert.Equal(lineage, SuiteLineage.Of(rows)?.ToString());
    }

    [Fact]
    public void The_hash_knows_statements_and_nothing_of_layout_order_or_headers()
    {
        var one = SuiteLineage.HashOf([Row("theorem a (x : Nat) : x = x", "h"), Row("theorem b : 1 = 1", "")]);

        Assert.Equal(one, SuiteLineage.HashOf([Row("theorem b :\n  1 = 1 -- so", "import Mathlib"), Row("/-- text -/ lemma a (x : Nat) :\n    x = x", "")]));
        Assert.NotEqual(one, SuiteLineage.HashOf([Row("theorem a (x : Nat) : x = x", "h"), Row("theorem b : 1 = 2", "")]));
        Assert.NotEqual(one, SuiteLineage.HashOf([Row("theorem a (x : Nat) : x = x", "h")]));
        Assert.Null(SuiteLineage.Of([]));
    }

    private static SuiteRow Row(string statement, string header)
    {
        var name = statement.Contains(" a ", StringComparison.Ordinal) ? "a" : "b";
        return new SuiteRow(name, "", null, header, statement, name, null, null, "s.jsonl", 1);
    }

    private static async Task<Suite> Load(string path) =>
        Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync(path, null, TestContext.Current.CancellationToken)).Suite;
}
