using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Pipeline.Solving;

namespace ProofRepair.Pipeline.Tests.Solving;

public sealed class KernelLimitTests
{
    // 360,000 cases: the kernel fills the embedded Lean's memory before it has used as many heartbeats as elaboration has.
    private const string TooMany = "example : ∀ x : Fin 600, ∀ y : Fin 600, x.val * y.val % 7 < 7 := ";
    private const string Few = "example : ∀ x : Fin 20, ∀ y : Fin 20, x.val * y.val % 7 < 7 := ";

    [Fact]
    public void Only_what_the_kernel_computes_is_bounded() => Assert.Equal(
        "intro h\nfirst | omega | (set_option maxHeartbeats 100 in decide +kernel) | decide",
        KernelLimit.Bounded("intro h\nfirst | omega | decide +kernel | decide", 1200));

    [Fact]
    public void A_bound_of_nothing_would_be_none() => Assert.Contains("maxHeartbeats 1 in", KernelLimit.Bounded("decide +kernel", 3), StringComparison.Ordinal);

    [Fact]
    public async Task On_real_Lean_the_next_alternative_has_its_turn_and_small_computations_end_as_before()
    {
        var checker = new BatchChecker(new LeanProcess(InstalledLean.Require(), TimeProvider.System), TimeProvider.System, TimeSpan.FromMinutes(5));
        LeanSource Of(string statement, string otherwise) => new(statement + "by\n  " + KernelLimit.Bounded("first | decide +kernel | " + otherwise, 12_500));

        var reports = new CheckReport[3];
        await checker.CheckAsync(
            new CheckRequest(
                LeanHeader.Empty,
                [Of(TooMany, "exact fun x y => Nat.mod_lt _ (by omega)"), Of(TooMany, "exact nonsense"), Of(Few, "exact nonsense")],
                new CheckLimits(TimeSpan.FromMinutes(5))),
            (i, r) => reports[i] = r,
            TestContext.Current.CancellationToken);

        Assert.Equal([RunOutcome.Ok, RunOutcome.Errors, RunOutcome.Ok], reports.Select(r => r.Outcome));
    }
}
