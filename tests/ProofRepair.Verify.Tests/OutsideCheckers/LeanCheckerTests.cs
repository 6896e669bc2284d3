using ProofRepair.Verify.OutsideCheckers;

namespace ProofRepair.Verify.Tests.OutsideCheckers;

/// <summary>With a script in the place of the real <c>leanchecker</c>, which was not to be had.</summary>
public sealed class LeanCheckerTests : IDisposable
{
    private readonly StandInToolchain _toolchain = new();

    public void Dispose() => _toolchain.Dispose();

    [Theory]
    [InlineData("[ \"$1\" = Check ] && [ \"${LEAN_PATH%%:*}\" = \"$PWD\" ]", CheckResult.Passed, "it replayed the compiled file")]
    [InlineData("echo \"found a problem in target\"; exit 1", CheckResult.Failed, "it ended with code 1: found a problem in target")]
    public async Task Its_word_is_a_check_of_the_verdict(string script, CheckResult result, string detail)
    {
        _toolchain.Script("leanchecker", script);
        var check = await CheckAsync();

        Assert.Equal((result, detail), (check?.Result, check?.Detail));
    }

    [Fact]
    public async Task A_toolchain_without_one_has_no_such_check() => Assert.Null(await CheckAsync());

    private Task<VerdictCheck?> CheckAsync() =>
        new LeanChecker(_toolchain.Process, _toolchain.Slots).CheckAsync(_toolchain.Proof(), TestContext.Current.CancellationToken);
}
