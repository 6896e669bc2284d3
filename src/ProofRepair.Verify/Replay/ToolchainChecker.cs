using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.Replay;

/// <summary>
/// The checker that newer toolchains bring (<c>leanchecker</c>, from Lean 4.28): it loads the compiled file and gives it to the kernel again. Never
/// run here with the real one; the embedded Lean has none.
/// </summary>
internal sealed class ToolchainChecker(LeanProcess process)
{
    public const string Name = "leanchecker";

    /// <summary>Null where the toolchain has none.</summary>
    public async Task<VerdictCheck?> CheckAsync(VerifyRequest request, string folder, CancellationToken cancellationToken)
    {
        if (Program(process.Toolchain) is not { } program)
        {
            return null;
        }

        var paths = process.Toolchain.Environment.GetValueOrDefault("LEAN_PATH") ?? Environment.GetEnvironmentVariable("LEAN_PATH");
        var toolchain = process.Toolchain with
        {
            FileName = program,
            Arguments = [],
            Environment = process.Toolchain.Environment.SetItem("LEAN_PATH", string.IsNullOrEmpty(paths) ? folder : $"{folder}{Path.PathSeparator}{paths}"),
        };
        using var stop = new CancellationTokenSource(request.Limits.WallTime + TimeSpan.FromMinutes(3));
        var lines = new List<string>();
        var end = await process.For(toolchain).RunAsync(
            new LeanInvocation([Path.GetFileNameWithoutExtension(VerificationFile.Name)], folder, () => request.Limits.OutputBytes, request.Limits.MemoryBytes), lines.Add, stop.Token, cancellationToken);
        return end switch
        {
            { Reason: EndReason.Exited, ExitCode: 0 } => new(Name, CheckResult.Passed, "it replayed the compiled file"),
            { Reason: EndReason.Exited } => new(Name, CheckResult.Failed, $"it ended with code {end.ExitCode}: {(lines.LastOrDefault() ?? end.ErrorTail).Trim()}"),
            _ => new(Name, CheckResult.NoAnswer, LeanExit.Explain(end, LeanKind.Native, request.Limits).Detail),
        };
    }

    private static string? Program(LeanToolchain toolchain) =>
        toolchain.Kind == LeanKind.Native && Path.GetDirectoryName(Path.GetFullPath(toolchain.FileName)) is { } bin
            ? new[] { Path.Combine(bin, Name), Path.Combine(bin, $"{Name}.exe") }.FirstOrDefault(File.Exists)
            : null;
}
