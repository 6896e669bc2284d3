using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Advisories;
using ProofRepair.Verify.Olean;
using ProofRepair.Verify.OutsideCheckers;

namespace ProofRepair.Verify;

/// <summary>What is to be verified: the pinned part, which this program attaches, and the body.</summary>
/// <param name="Header">What stands before the declaration.</param>
/// <param name="Lead">The declaration up to and with <c>:=</c>; its name, if it has one, is read from it.</param>
public sealed record VerifyRequest(LeanHeader Header, string Lead, string Body, CheckLimits Limits)
{
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Two more processes that never see the body: the statement on its own, and the kernel on the compiled proof.</summary>
    public bool WithReplay { get; init; }

    /// <summary>Programs that judge the compiled proof too, where it is replayed.</summary>
    public ImmutableArray<CheckerCommand> Checkers { get; init; } = [];

    /// <summary>All on, except where a test shows that one of them is what stops something.</summary>
    internal Defences Defences { get; init; } = Defences.All;
}

/// <summary>
/// The last stage, and the only one whose word counts: a process of its own, the pinned statement, then the compiled file, which is
/// read without running anything of it. <paramref name="usage"/> is told what it cost.
/// </summary>
public sealed class ProofVerifier(LeanProcess process, LeanSlots slots, TimeProvider time, LeanUsage? usage = null) : IProofVerifier
{
    private readonly FreshLean _lean = new(process, slots, time, usage);

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var body = BodyCheck.Of(request);
        if (body.Result == CheckResult.Failed && request.Defences.HasFlag(Defences.Body))
        {
            return Verdict(false, [body], [], [], started);
        }

        var (verdict, reachedLimit) = await RunAsync(request, body, started, cancellationToken);
        // A busy machine or a lost process is no word on the proof, and the next process may have one; what a limit of its own ended would only end so again.
        return verdict.HasAnswer || reachedLimit ? verdict : (await RunAsync(request, body, started, cancellationToken)).Verdict;
    }

    private async Task<(Verdict Verdict, bool ReachedLimit)> RunAsync(VerifyRequest request, VerdictCheck body, long started, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("proofrepair-verify-");
        var file = VerificationFile.Compose(request, RandomNumberGenerator.GetHexString(20, lowercase: true), process.Toolchain.Kind == LeanKind.Native);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, VerificationFile.Name), file.Text, cancellationToken);
        var answers = new VerificationAnswers(file);
        var end = await _lean.RunAsync(request, folder.FullName, VerificationFile.Compiled, answers.Take, cancellationToken);
        var elaboration = answers.Elaboration(end, process.Toolchain.Kind, request.Limits);
        if (elaboration.Result is CheckResult.NoAnswer or CheckResult.Failed)
        {
            return (Verdict(false, [body, elaboration], [], answers.Messages, started), end.Reason is EndReason.OverProcessorTime or EndReason.OverMemory or EndReason.OverOutput);
        }

        var module = await OleanFile.ReadAsync(Path.Combine(folder.FullName, VerificationFile.Compiled), cancellationToken);
        var compiled = new CompiledChecks(module, file.DeclaredName, file.PinnedName, cancellationToken);
        var (axioms, names) = compiled.Axioms(answers.PrintedAxioms);
        var checks = new List<(Defences Defence, VerdictCheck Check)>
        {
            (Defences.Body, body),
            // It passed, or nothing would have been read.
            (Defences.None, elaboration),
            (Defences.Sorry, answers.Sorry()),
            (Defences.Axioms, axioms),
            (Defences.Statement, compiled.Statement()),
        };
        // What is refused already needs no kernel.
        if (request.WithReplay && checks.All(c => !Counts(c) || c.Check.Result != CheckResult.Failed))
        {
            var referee = new Referee(_lean, request, module.Module, compiled.Theorem);
            checks.Add((Defences.Statement, await referee.StatementAsync(cancellationToken)));
            var proof = new CompiledProof(request, folder.FullName, file.Text, compiled.Theorem is { } name && name.Equals(name.WithoutPrivatePrefix()) ? name.ToString() : null);
            foreach (var checker in OutsideCheckers(request))
            {
                if (await checker.CheckAsync(proof, cancellationToken) is { } word)
                {
                    checks.Add((Defences.Replay, word));
                }
            }

            checks.Add((Defences.Replay, await referee.ReplayAsync(cancellationToken)));
        }
        else
        {
            checks.Add((Defences.Replay, new VerdictCheck(Referee.ReplayName, CheckResult.NotChecked, "the kernel's own check while Lean elaborated is the only one that was made")));
        }

        var accepted = checks.Where(Counts).All(c => c.Check.Result is CheckResult.Passed or CheckResult.NotChecked)
            && (axioms.Result == CheckResult.Passed || !request.Defences.HasFlag(Defences.Axioms))
            && (!request.WithReplay || !request.Defences.HasFlag(Defences.Replay) || checks[^1].Check.Result == CheckResult.Passed);
        return (Verdict(accepted, [.. checks.Select(c => c.Check)], names, answers.Messages, started), false);

        bool Counts((Defences Defence, VerdictCheck) check) => (request.Defences & check.Defence) != Defences.None;
    }

    private Verdict Verdict(bool accepted, ImmutableArray<VerdictCheck> checks, ImmutableArray<string> axioms, ImmutableArray<LeanMessage> messages, long started) =>
        new(accepted, checks, axioms, messages, Standing(), time.GetElapsedTime(started)) { KernelFaults = KernelFault.Of(process.Toolchain.Version) };

    private IEnumerable<IOutsideChecker> OutsideCheckers(VerifyRequest request) =>
    [
        new LeanChecker(process, slots),
        new LakeComparator(process, slots, time),
        .. request.Checkers.Select(c => new ConfiguredChecker(c, process, slots, time)),
    ];

    private string Standing() => process.Toolchain.Kind == LeanKind.Embedded
        ? $"{process.Toolchain.Version} (embedded; its publisher is not the Lean project)"
        : process.Toolchain.Version;
}
