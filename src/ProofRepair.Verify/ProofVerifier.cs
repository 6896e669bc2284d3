using System.Collections.Immutable;
using System.Security.Cryptography;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Toolchains;
using ProofRepair.Verify.Olean;

namespace ProofRepair.Verify;

/// <summary>What is to be verified: the pinned part, which this program attaches, and the body.</summary>
/// <param name="Header">What stands before the declaration.</param>
/// <param name="Lead">The declaration up to and with <c>:=</c>.</param>
/// <param name="DeclaredName">Null for an <c>example</c>: its axioms and statement cannot be looked up.</param>
public sealed record VerifyRequest(LeanHeader Header, string Lead, string Body, string? DeclaredName, CheckLimits Limits)
{
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>
/// The last stage, and the only one whose word counts: a process of its own, the pinned statement, then the compiled file, which is
/// read without running anything of it.
/// </summary>
public sealed class ProofVerifier(LeanProcess process, LeanSlots slots, TimeProvider time)
{
    private static readonly TimeSpan StartAllowance = TimeSpan.FromSeconds(180);

    public async Task<Verdict> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var shape = ShapeOf(request);
        if (shape.Result == CheckResult.Failed)
        {
            return Refuse(shape, started);
        }

        using var folder = new TemporaryFolder("proofrepair-verify-");
        var file = VerificationFile.Compose(request, RandomNumberGenerator.GetHexString(20, lowercase: true), process.Toolchain.Kind == LeanKind.Native);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, VerificationFile.Name), file.Text, cancellationToken);
        var answers = new VerificationAnswers(file);
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(request.Limits.WallTime + StartAllowance, time);
        var end = await process.RunAsync(
            new LeanInvocation(
                [.. LeanOptions.Of(process.Toolchain, request.Limits, request.Options), "--json", "-o", VerificationFile.Compiled, VerificationFile.Name],
                folder.FullName,
                () => request.Limits.OutputBytes,
                request.Limits.MemoryBytes),
            answers.Take,
            stop.Token,
            cancellationToken);

        var checks = ImmutableArray.CreateBuilder<VerdictCheck>();
        checks.Add(shape);
        checks.Add(answers.Elaboration(end));
        checks.Add(answers.Sorry());
        var module = await OleanFile.ReadAsync(Path.Combine(folder.FullName, VerificationFile.Compiled), cancellationToken);
        var compiled = new CompiledChecks(module, request.DeclaredName, file.PinnedName, cancellationToken);
        var (axioms, names) = compiled.Axioms(answers.PrintedAxioms);
        checks.Add(axioms);
        checks.Add(compiled.Statement());
        checks.Add(new VerdictCheck("kernel replay", CheckResult.NotChecked, "the kernel's own check while Lean elaborated is the only one that was made"));
        return new Verdict(
            checks.All(c => c.Result != CheckResult.Failed) && axioms.Result == CheckResult.Passed,
            checks.ToImmutable(),
            names,
            answers.Messages,
            Standing(),
            time.GetElapsedTime(started));
    }

    /// <summary>Nothing in the body may end it early and begin a command.</summary>
    private static VerdictCheck ShapeOf(VerifyRequest request)
    {
        var declaration = request.Lead + request.Body;
        // `debug.skipKernelTC` leaves no trace in the compiled file.
        if (LeanLexer.Tokenize(request.Body).FirstOrDefault(t => t.In(request.Body).StartsWith("debug.", StringComparison.Ordinal)) is { Span.Length: > 0 } option)
        {
            return new VerdictCheck("body", CheckResult.Failed, $"it sets `{option.In(request.Body)}`");
        }

        var safety = FenceSafety.Inspect(declaration);
        // `set_option … in` and `open … in` are legal inside a proof, and a file's declarations have modifiers: the split shows that it is one.
        var isOne = safety.IsSafe
            || (safety.Hazard is FenceHazard.CommandKeyword or FenceHazard.NotOneDeclaration && CommandSplitter.Split(declaration).Commands.Length == 1);
        return isOne
            ? new VerdictCheck("body", CheckResult.Passed, "one declaration, nothing after it")
            : new VerdictCheck("body", CheckResult.Failed, $"it holds what a proof must not: {safety.Hazard} at `{safety.Span.In(declaration)}`");
    }

    private Verdict Refuse(VerdictCheck reason, long started) => new(false, [reason], [], [], Standing(), time.GetElapsedTime(started));

    private string Standing() => process.Toolchain.Kind == LeanKind.Embedded
        ? $"{process.Toolchain.Version} (embedded; its publisher is not the Lean project)"
        : process.Toolchain.Version;
}
