using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.Tests;

/// <summary>With the scripted Lean of tests/ProofRepair.FakeLean: orders to it are comments in the body.</summary>
public sealed class NoAnswerTests : IDisposable
{
    private readonly string _mark = Path.GetTempFileName();
    private readonly LeanUsage _usage = new();

    [Fact]
    public async Task A_crash_is_tried_once_more_and_then_is_no_answer()
    {
        var verdict = await VerifyAsync("exit 134");

        Assert.False(verdict.HasAnswer);
        Assert.False(verdict.Accepted);
        Assert.Contains("134", verdict.Objection, StringComparison.Ordinal);
        Assert.Equal(2, Runs);
        Assert.Equal(2, _usage.Sources);
        Assert.True(_usage.Seconds > 0);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_stands()
    {
        var verdict = await VerifyAsync("error it does not hold");

        Assert.True(verdict.HasAnswer);
        Assert.False(verdict.Accepted);
        Assert.Equal("elaboration: it does not hold", verdict.Objection);
        Assert.Equal(1, Runs);
    }

    public void Dispose() => File.Delete(_mark);

    private int Runs => File.ReadAllLines(_mark).Length;

    private async Task<Verdict> VerifyAsync(string order)
    {
        var fake = new LeanToolchain(
            LeanKind.Native,
            "4.99.0",
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ProofRepair.FakeLean.exe" : "ProofRepair.FakeLean"),
            [],
            ImmutableDictionary<string, string>.Empty);
        using var slots = new LeanSlots(1);
        return await new ProofVerifier(new LeanProcess(fake, TimeProvider.System), slots, TimeProvider.System, _usage).VerifyAsync(
            new VerifyRequest(LeanHeader.Empty, "theorem foo : p := ", $"by\n--! mark {_mark}\n--! {order}\n  simp", CheckLimits.Default),
            TestContext.Current.CancellationToken);
    }
}
