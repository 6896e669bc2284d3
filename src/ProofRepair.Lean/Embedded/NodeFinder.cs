using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Embedded;

/// <summary>A Node on PATH that is new enough to run the embedded Lean well.</summary>
internal static class NodeFinder
{
    public const int MinimumMajor = 24;
    private static readonly Dictionary<string, string?> Strings = new(StringComparer.Ordinal) { ["NODE_OPTIONS"] = "" };

    public static async Task<string?> FindAsync(string? path, ToolchainProbe probe, CancellationToken cancellationToken)
    {
        if (Executables.Find("node", path) is not { } node)
        {
            return null;
        }

        var result = await probe.RunAsync(node, ["--version"], Strings, Path.GetTempPath(), ToolchainProbe.Patience, cancellationToken);
        var text = result.Output.Trim().TrimStart('v');
        return result.Problem is null && Version.TryParse(text, out var version) && version.Major >= MinimumMajor ? node : null;
    }
}
