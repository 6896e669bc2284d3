using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.OutsideCheckers;

/// <summary>
/// The checker that newer toolchains bring (<c>leanchecker</c>, from Lean 4.28): it loads the compiled file and gives it to the kernel again. Never
/// run here with the real one; the embedded Lean has none.
/// </summary>
internal sealed class LeanChecker(LeanProcess process, LeanSlots slots) : IOutsideChecker
{
    public const string Name = "leanchecker";

    public async Task<VerdictCheck?> CheckAsync(CompiledProof proof, CancellationToken cancellationToken)
    {
        if (ToolchainPrograms.Find(process.Toolchain, Name) is not { } program)
        {
            return null;
        }

        // The folder of the proof's own process may hold more than Lean wrote there, and this one's comes first on LEAN_PATH.
        using var copy = new TemporaryFolder("proofrepair-checker-");
        await proof.CopyToAsync(copy.FullName, cancellationToken);

        var paths = process.Toolchain.Environment.GetValueOrDefault("LEAN_PATH") ?? Environment.GetEnvironmentVariable("LEAN_PATH");
        var toolchain = process.Toolchain with
        {
            FileName = program,
            Arguments = [],
            Environment = process.Toolchain.Environment.SetItem("LEAN_PATH", string.IsNullOrEmpty(paths) ? copy.FullName : $"{copy.FullName}{Path.PathSeparator}{paths}"),
        };
        var run = await OutsideRun.Of(process.For(toolchain), slots, proof.Request, copy.FullName, [Path.GetFileNameWithoutExtension(VerificationFile.Name)], cancellationToken);
        return run.ExitCode switch
        {
            0 => new(Name, CheckResult.Passed, "it replayed the compiled file"),
            { } code => new(Name, CheckResult.Failed, $"it ended with code {code}: {run.LastWord}"),
            null => new(Name, CheckResult.NoAnswer, run.WhyNoAnswer(proof.Request.Limits)),
        };
    }
}
