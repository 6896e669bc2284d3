using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.OutsideCheckers;

internal static class ToolchainPrograms
{
    /// <summary>Beside the real <c>lean</c> of a toolchain: elan has proxies of such names for toolchains without them too.</summary>
    public static string? Find(LeanToolchain toolchain, string name) =>
        toolchain is { Kind: LeanKind.Native, Arguments.IsEmpty: true } && Path.GetDirectoryName(Path.GetFullPath(toolchain.FileName)) is { } bin && !File.Exists(Path.Combine(bin, "elan"))
            ? new[] { Path.Combine(bin, name), Path.Combine(bin, $"{name}.exe") }.FirstOrDefault(File.Exists)
            : null;
}
