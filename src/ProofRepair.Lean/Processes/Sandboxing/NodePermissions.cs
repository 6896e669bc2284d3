using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Processes.Sandboxing;

/// <summary>
/// A second wall around the embedded Lean: Node itself may read the runtime, the libraries and the working folder, write only that, and
/// start no process and open no connection. What WebAssembly sees is less still (the driver's <c>files.cjs</c>).
/// </summary>
internal static class NodePermissions
{
    /// <summary>On other systems temporary folders are links, which this was never tried with.</summary>
    public static bool IsTried { get; } = OperatingSystem.IsLinux();

    public static IEnumerable<string> Flags(LeanToolchain toolchain, string workingDirectory)
    {
        if (!IsTried)
        {
            return [];
        }

        var driver = toolchain.Arguments.FirstOrDefault(a => a.EndsWith("lean.cjs", StringComparison.Ordinal));
        var runtime = toolchain.Arguments.IndexOf("--runtime") is var at and >= 0 && at + 1 < toolchain.Arguments.Length ? toolchain.Arguments[at + 1] : null;
        var libraries = (toolchain.Environment.GetValueOrDefault("PROOFREPAIR_LEAN_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            "--permission",
            "--allow-worker",
            .. new[] { Path.GetDirectoryName(driver), runtime, workingDirectory }.OfType<string>().Concat(libraries).Distinct().Select(folder => $"--allow-fs-read={Path.GetFullPath(folder)}/"),
            $"--allow-fs-write={Path.GetFullPath(workingDirectory)}/",
        ];
    }
}
