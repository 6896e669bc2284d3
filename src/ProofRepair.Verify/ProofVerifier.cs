using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>What is to be verified: the pinned part, which this program attaches, and the body.</summary>
/// <param name="Header">What stands before the declaration.</param>
/// <param name="Lead">The declaration up to and with <c>:=</c>; its name, if it has one, is read from it.</param>
public sealed record VerifyRequest(LeanHeader Header, string Lead, string Body, CheckLimits Limits)
{
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>
/// The last stage, and the only one whose word counts: a process of its own, the pinned statement, then the compiled file, which is
/// read without running anything of it. <paramref name="usage"/> is told what it cost.
/// </summary>
public sealed class ProofVerifier(LeanProcess process, LeanSlots slots, TimeProvider time, LeanUsage? usage = null) : IProofVerifier
{
    private static readonly TimeSpan StartAllowance = TimeSpan.FromSeconds(180);

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var body = BodyCheck.Of(request);
        if (body.Result == CheckResult.Failed)
        {
            return Verdict(false, [body], [], [], started);
        }

        var verdict = await RunAsync(request, body, started, cancellationToken);
        // A busy machine or a lost process is no word on the proof, and the next process may have one.
        return verdict.HasAnswer ? verdict : await RunAsync(request, body, started, cancellationToken);
    }

    private async Task<Verdict> RunAsync(VerifyRequest request, VerdictCheck body, long started, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("proofrepair-verify-");
        var file = VerificationFile.Compose(request, RandomNumberGenerator.GetHexString(20, lowercase: true), process.Toolchain.Kind == LeanKind.Native);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, VerificationFile.Name), file.Text, cancellationToken);
        var answers = new VerificationAnswers(file);
        var elaboration = answers.Elaboration(await ElaborateAsync(request, folder.FullName, answers, cancellationToken), process.Toolchain.Kind, request.Limits);
        if (elaboration.Result == CheckResult.NoAnswer)
        {
            return Verdict(false, [body, elaboration], [], answers.Messages, started);
        }

        var module = await OleanFile.ReadAsync(Path.Combine(folder.FullName, VerificationFile.Compiled), cancellationToken);
        var compiled = new CompiledChecks(module, file.DeclaredName, file.PinnedName, cancellationToken);
        var (axioms, names) = compiled.Axioms(answers.PrintedAxioms);
        ImmutableArray<VerdictCheck> checks =
        [
            body,
            elaboration,
            answers.Sorry(),
            axioms,
            compiled.Statement(),
            new VerdictCheck("kernel replay", CheckResult.NotChecked, "the kernel's own check while Lean elaborated is the only one that was made"),
        ];
        return Verdict(checks.All(c => c.Result != CheckResult.Failed) && axioms.Result == CheckResult.Passed, checks, names, answers.Messages, started);
    }

    private async Task<ProcessEnd> ElaborateAsync(VerifyRequest request, string folder, VerificationAnswers answers, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(request.Limits.WallTime + StartAllowance, time);
        var started = time.GetTimestamp();
        try
        {
            return await process.RunAsync(
                new LeanInvocation(
                    [.. LeanOptions.Of(process.Toolchain, request.Limits, request.Options), "--json", "-o", VerificationFile.Compiled, VerificationFile.Name],
                    folder,
                    () => request.Limits.OutputBytes,
                    request.Limits.MemoryBytes),
                answers.Take,
                stop.Token,
                cancellationToken);
        }
        finally
        {
            usage?.Add(time.GetElapsedTime(started), sources: 1);
        }
    }

    private Verdict Verdict(bool accepted, ImmutableArray<VerdictCheck> checks, ImmutableArray<string> axioms, ImmutableArray<LeanMessage> messages, long started) =>
        new(accepted, checks, axioms, messages, Standing(), time.GetElapsedTime(started));

    private string Standing() => process.Toolchain.Kind == LeanKind.Embedded
        ? $"{process.Toolchain.Version} (embedded; its publisher is not the Lean project)"
        : process.Toolchain.Version;
}
