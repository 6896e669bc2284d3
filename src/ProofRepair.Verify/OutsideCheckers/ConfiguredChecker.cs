using System.Collections.Immutable;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.OutsideCheckers;

/// <summary>
/// A checker of the user's own. In its words <c>{olean}</c>, <c>{source}</c>, <c>{theorem}</c> and <c>{module}</c> stand for the compiled file, what
/// it was compiled from, the theorem's full name and the module's; the first word is
/// the path of a program, which ends with 0 where it accepts.
/// </summary>
public sealed record CheckerCommand(string Name, ImmutableArray<string> Words);

/// <summary>Runs one of them, on a copy: a folder that the proof's process could write is not shown to anybody.</summary>
internal sealed class ConfiguredChecker(CheckerCommand command, LeanProcess process, LeanSlots slots, TimeProvider time) : IOutsideChecker
{
    public async Task<VerdictCheck?> CheckAsync(CompiledProof proof, CancellationToken cancellationToken)
    {
        using var copy = new TemporaryFolder("proofrepair-checker-");
        await proof.CopyToAsync(copy.FullName, cancellationToken);

        var words = command.Words.Select(w => w
            .Replace("{olean}", Path.Combine(copy.FullName, VerificationFile.Compiled), StringComparison.Ordinal)
            .Replace("{source}", Path.Combine(copy.FullName, VerificationFile.Name), StringComparison.Ordinal)
            .Replace("{module}", Path.GetFileNameWithoutExtension(VerificationFile.Name), StringComparison.Ordinal)
            .Replace("{theorem}", proof.Theorem ?? "", StringComparison.Ordinal)).ToList();
        if (!Executables.IsExecutable(words[0]))
        {
            return new(command.Name, CheckResult.NoAnswer, $"there is no program {words[0]}");
        }

        // The user's own choice, and no code of the proof: so not in the proof's sandbox.
        var toolchain = process.Toolchain with { Kind = LeanKind.Native, FileName = words[0], Arguments = [] };
        var run = await OutsideRun.Of(new LeanProcess(toolchain, time), slots, proof.Request, copy.FullName, [.. words.Skip(1)], cancellationToken);
        return run.ExitCode switch
        {
            0 => new(command.Name, CheckResult.Passed, "it accepted the compiled file"),
            { } code => new(command.Name, CheckResult.Failed, $"it ended with code {code}: {run.LastWord}"),
            null => new(command.Name, CheckResult.NoAnswer, run.WhyNoAnswer(proof.Request.Limits)),
        };
    }
}
