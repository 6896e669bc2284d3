using ProofRepair.Verify.OutsideCheckers;

namespace ProofRepair.Verify.Tests.OutsideCheckers;

/// <summary>With a script in the place of a Lake that judges, which was not to be had: what it is asked, and what is made of its ends.</summary>
public sealed class LakeComparatorTests : IDisposable
{
    private const string Help = "if [ \"$1\" = help ]; then [ \"$2\" = comparator ] && echo 'lake comparator --config <file>'; exit 0; fi\n";

    private readonly StandInToolchain _toolchain = new();

    public void Dispose() => _toolchain.Dispose();

    [Fact]
    public async Task It_is_given_a_package_with_statement_and_proof_and_the_allowed_axioms()
    {
        var seen = _toolchain.PathOf("seen");
        _toolchain.Script("lake", $"{Help}[ \"$1 $2\" = 'comparator --config' ] && cat \"$3\" Challenge.lean Solution.lean lakefile.toml lake-manifest.json > '{seen}'");

        var check = await CheckAsync(_toolchain.Proof("import Lean.Elab\nopen Nat\n"));

        Assert.Equal(CheckResult.Passed, check?.Result);
        var text = await File.ReadAllTextAsync(seen, TestContext.Current.CancellationToken);
        Assert.Contains("\"challenge_module\":\"Challenge\",\"solution_module\":\"Solution\",\"theorem_names\":[\"Some.target\"]", text);
        Assert.Contains("\"propext\"", text);
        Assert.Contains("import Lean.Elab\nopen Nat\ntheorem target : True := sorry\n", text);
        Assert.Contains("import Lean.Elab\nopen Nat\ntheorem target : True := trivial\n", text);
        Assert.Contains("\"-DautoImplicit=false\"", text);
    }

    [Theory]
    [InlineData("echo 'error: Axiom Some.cheat is not permitted' >&2; exit 1", CheckResult.Failed, "error: Axiom Some.cheat is not permitted")]
    [InlineData("echo 'error: bwrap was not found' >&2; exit 2", CheckResult.NotChecked, "it could not run: error: bwrap was not found")]
    [InlineData("echo 'error: Child exited with 137' >&2; exit 1", CheckResult.NoAnswer, "error: Child exited with 137")]
    public async Task A_judgment_and_a_failure_to_start_are_told_apart(string script, CheckResult result, string detail)
    {
        _toolchain.Script("lake", Help + script);
        var check = await CheckAsync(_toolchain.Proof());

        Assert.Equal((result, detail), (check?.Result, check?.Detail));
    }

    [Fact]
    public async Task What_rests_on_a_project_is_not_checked_and_that_is_said()
    {
        _toolchain.Script("lake", Help + "exit 1");
        var check = await CheckAsync(_toolchain.Proof("import Mathlib\n"));

        Assert.Equal(CheckResult.NotChecked, check?.Result);
    }

    [Fact]
    public async Task A_toolchain_whose_Lake_has_none_has_no_such_check()
    {
        Assert.Null(await CheckAsync(_toolchain.Proof()));
        _toolchain.Script("lake", "echo 'lake build'; exit 0");
        Assert.Null(await CheckAsync(_toolchain.Proof()));
    }

    private Task<VerdictCheck?> CheckAsync(CompiledProof proof) =>
        new LakeComparator(_toolchain.Process, _toolchain.Slots, TimeProvider.System).CheckAsync(proof, TestContext.Current.CancellationToken);
}
