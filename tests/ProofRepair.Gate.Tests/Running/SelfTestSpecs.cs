using ProofRepair.Gate.Findings;
using ProofRepair.Gate.SelfTest;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Gate.Tests.Running;

public sealed class SelfTestSpecs(CertifiedGate gate)
{
    [Fact]
    public async Task The_gate_is_right_on_all_changes_of_its_own()
    {
        var (code, output) = await gate.TestAsync();

        Assert.True(code == 0, output);
        Assert.Contains($"right on all {NegativeControl.All.Length} changes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_that_lets_one_of_them_pass_is_found_out()
    {
        using var slots = new LeanSlots(1);
        var lean = InstalledLean.Require();
        var control = NegativeControl.All.Single(c => c.MustFind == Rule.Sorry && c.Name.Contains("warning", StringComparison.Ordinal));
        var blind = GateSettings.Default with { Levels = GateSettings.Default.Levels.Add(Rule.Sorry.Id, RuleLevel.Off) };

        var result = await new GateSelfTest(new LeanProcess(lean, TimeProvider.System), slots, TimeProvider.System)
            .RunAsync([control], c => c.Input() with { Settings = blind }, TestContext.Current.CancellationToken);

        Assert.False(result.IsSound);
        Assert.Contains("must be rejected (sorry) and was passed", Assert.Single(result.Failures), StringComparison.Ordinal);
    }
}
