using ProofRepair.Bench.Running;
using ProofRepair.Bench.Suites;

namespace ProofRepair.Bench.Tests;

public sealed class RunIdentityTests
{
    [Fact]
    public void Runs_differ_where_data_statements_Lean_or_options_differ_and_nowhere_else()
    {
        var one = Identity();

        Assert.Equal(one.Hash256, Identity().Hash256);
        string[] others =
        [
            Identity(data: "b").Hash256,
            Identity(statement: "theorem t : 1 = 1").Hash256,
            Identity(header: "open Nat\n").Hash256,
            Identity(toolchain: "Lean 5").Hash256,
            Identity(samples: "8").Hash256,
        ];
        Assert.Equal(6, others.Append(one.Hash256).Distinct().Count());
    }

    [Fact]
    public void The_order_of_options_is_nothing()
    {
        var suite = new Suite("s", [], [], [], 0, []);

        Assert.Equal(
            RunIdentity.Of(suite, [], "Lean", [("a", "1"), ("b", "2")]).Hash256,
            RunIdentity.Of(suite, [], "Lean", [("b", "2"), ("a", "1")]).Hash256);
    }

    private static RunIdentity Identity(string data = "a", string header = "", string statement = "theorem t : True", string toolchain = "Lean 4", string samples = "4")
    {
        var suite = new Suite("s", [new SuiteRow("t", "test", null, header, statement, "t", null, null, "s.jsonl", 1)], [], [], 0, [new SuiteFile("s.jsonl", data)]);
        return RunIdentity.Of(suite, SuiteProblems.Prepare(suite, port: false), toolchain, [("samples", samples), ("jobs", "2")]);
    }
}
