using System.Globalization;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// A bound of its own for what the kernel computes. The kernel spends a heartbeat in 2.5 ms where elaboration needs 0.04 ms (embedded Lean,
/// <c>decide +kernel</c> over 10,000 cases), so a limit that is 4 s of elaboration lets it run for minutes. Inside a tactic block <c>set_option</c>
/// changes what the kernel is given (Lean.Environment.addDecl reads the options) and not what bounds the block itself.
/// </summary>
public static class KernelLimit
{
    private const string ByKernel = "decide +kernel";

    // A fifth of the difference of speed: what a kernel computes closes goals that nothing else does.
    private const int Dearer = 12;

    /// <summary>The tactic for a trial with so many heartbeats; what closes a goal is then written without the bound.</summary>
    public static string Bounded(string tactic, int heartbeats) => tactic.Replace(
        ByKernel,
        string.Create(CultureInfo.InvariantCulture, $"(set_option maxHeartbeats {Math.Max(1, heartbeats / Dearer)} in {ByKernel})"),
        StringComparison.Ordinal);
}
