using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.Replay;

/// <summary>
/// The checker that newer toolchains bring (<c>leanchecker</c>, from Lean 4.28): it loads the compiled file and gives it to the kernel again. Never
/// run here with the real one; the embedded Lean has none.
/// </summary>
internal sealed class ToolchainChecker(LeanProcess process, LeanSlots slots)
{
    public const string Name = "leanchecker";

    /// <summary>Null where the toolchain has none.</summary>
    public async Task<VerdictCheck?> CheckAsync(VerifyRequest request, string folder, CancellationToken cancellationToken)
    {
        if (Program(process.Toolchain) is not { } program)
        {
            return null;
        }

        // The folder of the proof's own process may hold more than Lean wrote there, and this one's comes first on LEAN_PATH.
        using var copy = new TemporaryFolder("proofrepair-checker-");
        foreach (var part in Directory.GetFiles(folder, $"{VerificationFile.Compiled}*"))
        {
            File.Copy(part, Path.Combine(copy.FullName, Path.GetFileName(part)));
        }

        var paths = process.Toolchain.Environment.GetValueOrDefault("LEAN_PATH") ?? Environment.GetEnvironmentVariable("LEAN_PATH");
        var toolchain = process.Toolchain with
        {
            FileName = program,
            Arguments = [],
            Environment = process.Toolchain.Environment.SetItem("LEAN_PATH", string.IsNullOrEmpty(paths) ? copy.FullName : $"{copy.FullName}{Path.PathSeparator}{paths}"),
        };
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(request.Limits.WallTime + TimeSpan.FromMinutes(3));
        var lines = new List<string>();
        var end = await process.For(toolchain).RunAsync(
            new LeanInvocation([Path.GetFileNameWithoutExtension(VerificationFile.Name)], copy.FullName, () => request.Limits.OutputBytes, request.Limits.MemoryBytes), lines.Add, stop.Token, cancellationToken);
        return end switch
        {
            { Reason: EndReason.Exited, ExitCode: 0 } => new(Name, CheckResult.Passed, "it replayed the compiled file"),
            { Reason: EndReason.Exited } => new(Name, CheckResult.Failed, $"it ended with code {end.ExitCode}: {(lines.LastOrDefault() ?? end.ErrorTail).Trim()}"),
            _ => new(Name, CheckResult.NoAnswer, LeanExit.Explain(end, LeanKind.Native, request.Limits).Detail),
        };
    }

    /// <summary>Beside the real <c>lean</c> of a toolchain: elan has a proxy of that name for toolchains without one too.</summary>
    private static string? Program(LeanToolchain toolchain) =>
        toolchain is { Kind: LeanKind.Native, Arguments.IsEmpty: true } && Path.GetDirectoryName(Path.GetFullPath(toolchain.FileName)) is { } bin && !File.Exists(Path.Combine(bin, "elan"))
            ? new[] { Path.Combine(bin, Name), Path.Combine(bin, $"{Name}.exe") }.FirstOrDefault(File.Exists)
            : null;
}
