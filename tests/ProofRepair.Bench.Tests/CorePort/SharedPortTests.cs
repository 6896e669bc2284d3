using System.Text.Json;
using ProofRepair.Bench.CorePort;
using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests.CorePort;

/// <summary>Against the port of the valid split that lies beside the repository, and the counts that Lean confirmed.</summary>
public sealed class SharedPortTests
{
    // The other port unfolds `a ≡ b [MOD n]`; this one defines it.
    private static readonly string[] StatedDifferences = ["mathd_numbertheory_405"];

    [Fact]
    public async Task Every_statement_of_the_shared_port_is_ported_to_the_same_text()
    {
        var reference = SharedData.Require("data", "core-port", "minif2f-valid.jsonl");
        var ours = (await Port("minif2f-dsp15", "valid")).ToDictionary(p => p.Row.Name, p => p.Result, StringComparer.Ordinal);
        foreach (var line in await File.ReadAllLinesAsync(reference, TestContext.Current.CancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            var name = row.RootElement.GetProperty("name").GetString()!;
            var ported = Assert.IsType<PortResult.Ported>(ours[name]);
            Assert.Equal(row.RootElement.GetProperty("kind").GetString() == "field" ? PortKind.Stronger : PortKind.Same, ported.Kind);
            if (!StatedDifferences.Contains(name))
            {
                Assert.Equal(WithoutSpace(row.RootElement.GetProperty("core_statement").GetString()!), WithoutSpace(ported.Statement));
            }
        }
    }

    [Theory]
    [InlineData("minif2f-dsp15", 350)]
    [InlineData("formalmath-lite", 200)]
    public async Task At_least_so_many_statements_are_ported(string suite, int count) =>
        Assert.InRange((await Port(suite, null)).Count(p => p.Result is PortResult.Ported), count, int.MaxValue);

    private static async Task<IEnumerable<(SuiteRow Row, PortResult Result)>> Port(string suite, string? split)
    {
        var path = SharedData.Require("data", "statements", suite + ".jsonl");
        var loaded = Assert.IsType<SuiteLoad.Loaded>(await SuiteLoader.LoadAsync(path, null, TestContext.Current.CancellationToken));
        return loaded.Suite.OnlySplit(split).Rows.Select(r => (r, CorePorter.Port(r.Header, r.Statement)));
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
