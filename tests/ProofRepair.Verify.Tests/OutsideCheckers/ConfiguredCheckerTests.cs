using ProofRepair.Verify.OutsideCheckers;

namespace ProofRepair.Verify.Tests.OutsideCheckers;

public sealed class ConfiguredCheckerTests : IDisposable
{
    private readonly StandInToolchain _toolchain = new();

    public void Dispose() => _toolchain.Dispose();

    [Fact]
    public async Task It_is_shown_a_copy_of_what_was_compiled_by_the_places_in_its_command()
    {
        var program = _toolchain.Script("judge", $"[ -f \"$1\" ] && [ \"$(cat \"$2\")\" = theorem ] && [ \"$3 $4\" = 'Check Some.target' ] && [ \"$1\" != '{_toolchain.Compiled}/Check.olean' ]");

        Assert.Equal((CheckResult.Passed, "second"), await CheckAsync(program, "{olean}", "{source}", "{module}", "{theorem}"));
    }

    [Fact]
    public async Task Its_refusal_is_a_refusal() => Assert.Equal((CheckResult.Failed, "second"), await CheckAsync(_toolchain.Script("judge", "exit 3")));

    [Fact]
    public async Task One_that_is_not_there_gave_no_answer() => Assert.Equal((CheckResult.NoAnswer, "second"), await CheckAsync("/nowhere/judge"));

    private async Task<(CheckResult, string)> CheckAsync(params string[] words)
    {
        var check = await new ConfiguredChecker(new CheckerCommand("second", [.. words]), _toolchain.Process, _toolchain.Slots, TimeProvider.System)
            .CheckAsync(_toolchain.Proof(), TestContext.Current.CancellationToken);
        return (check!.Result, check.Name);
    }
}
