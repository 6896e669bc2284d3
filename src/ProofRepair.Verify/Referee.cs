using System.Security.Cryptography;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Syntax;
using ProofRepair.Verify.Olean;
using ProofRepair.Verify.Replay;

namespace ProofRepair.Verify;

/// <summary>
/// Judges a compiled proof in processes that never ran anything of it. Code in a body could have changed all that its own process says;
/// it cannot reach these: one elaborates the pinned statement alone, one gives the terms of the compiled file, as they were read here, to the
/// kernel.
/// </summary>
internal sealed class Referee(FreshLean lean, VerifyRequest request, OleanModule? module, LeanName? theorem)
{
    private static readonly string[] s_exhaustion = ["deep recursion", "out of memory", "deterministic timeout", "interrupted"];

    public const string ReplayName = "kernel replay";
    private const string StatementName = "statement on its own";

    /// <summary>Whether the theorem states what the pinned statement states when Lean reads that without the proof.</summary>
    public async Task<VerdictCheck> StatementAsync(CancellationToken cancellationToken)
    {
        if (module is null || theorem is null)
        {
            return new(StatementName, CheckResult.Failed, "the compiled file holds no such theorem");
        }

        var nonce = Nonce();
        if (PinnedLead.Of(request.Lead)?.Named($"unnamed_{nonce}") is not { } lead || lead.Restated($"pinned_{nonce}") is not { } restated)
        {
            return new(StatementName, CheckResult.NotChecked, "it is no statement with a name and `:=`");
        }

        using var folder = new TemporaryFolder("proofrepair-statement-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, VerificationFile.Name), $"{request.Header.Lines}{restated.TrimEnd()} sorry\n", cancellationToken);
        var messages = new List<LeanMessage>();
        var end = await lean.RunAsync(request, folder.FullName, VerificationFile.Compiled, Into(messages), cancellationToken);
        if (Trouble(StatementName, end, messages) is { } trouble)
        {
            return trouble;
        }

        var pinned = await OleanFile.ReadAsync(Path.Combine(folder.FullName, VerificationFile.Compiled), cancellationToken);
        var name = OpenNamespaces.Declared(OpenNamespaces.After(request.Header.Text), lead.Name!).Parent!.Child($"pinned_{nonce}");
        return pinned.Module is null
            ? new(StatementName, CheckResult.Failed, pinned.Failure!.Message)
            : CompiledChecks.Of(
                StatementComparer.SameStatement(pinned.Module, name, module, theorem, cancellationToken), StatementName, "the same term as the statement elaborated in a process without the proof");
    }

    /// <summary>Whether the kernel accepts the theorem and all of its own file that it rests on, on top of the header's imports.</summary>
    public async Task<VerdictCheck> ReplayAsync(CancellationToken cancellationToken)
    {
        if (module is null || theorem is null)
        {
            return new(ReplayName, CheckResult.Failed, "the compiled file holds no such theorem");
        }

        if (ImportBlock.Names(request.Header.Lines) is not { } imports)
        {
            return new(ReplayName, CheckResult.NoAnswer, "the header's imports are of no known form");
        }

        var plan = ReplayPlan.Of(module, theorem, cancellationToken);
        if (plan.Text is null)
        {
            return new(ReplayName, CheckResult.Failed, plan.Objection!);
        }

        using var folder = new TemporaryFolder("proofrepair-replay-");
        var word = $"replayed {Nonce()} ";
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, VerificationFile.Name), ReplayFile.Compose(imports, plan.Text, word), cancellationToken);
        var messages = new List<LeanMessage>();
        var end = await lean.RunAsync(request, folder.FullName, null, Into(messages), cancellationToken);
        return Refusal(messages)
            ?? Trouble(ReplayName, end, messages)
            ?? (messages.Any(m => m.Severity == LeanSeverity.Information && m.Text.TrimEnd() == $"{word}{plan.Declarations}")
                ? new(ReplayName, CheckResult.Passed, $"Lean's kernel accepted {plan.Declarations} declarations, in a process that ran nothing of the proof")
                : new(ReplayName, CheckResult.NoAnswer, "the kernel gave no answer"));
    }

    /// <summary>What the kernel itself has against the proof. That it ran out of something, or that the file around it did not elaborate, is none.</summary>
    internal static VerdictCheck? Refusal(IEnumerable<LeanMessage> messages) =>
        messages.FirstOrDefault(m => m.IsError && m.Text.StartsWith("(kernel)", StringComparison.Ordinal) && !s_exhaustion.Any(e => m.Text.Contains(e, StringComparison.Ordinal))) is { } refusal
            ? new(ReplayName, CheckResult.Failed, refusal.Text)
            : null;

    private VerdictCheck? Trouble(string name, ProcessEnd end, List<LeanMessage> messages) =>
        messages.FirstOrDefault(m => m.IsError) is { } error ? new(name, name == ReplayName ? CheckResult.NoAnswer : CheckResult.Failed, error.Text)
        : end is { Reason: EndReason.Exited, ExitCode: 0 } ? null
        : new VerdictCheck(name, CheckResult.NoAnswer, LeanExit.Explain(end, lean.Toolchain.Kind, request.Limits).Detail);

    private static Action<string> Into(List<LeanMessage> messages) => line =>
    {
        if (LeanMessageJson.TryParse(line) is { } message)
        {
            messages.Add(message);
        }
    };

    private static string Nonce() => RandomNumberGenerator.GetHexString(20, lowercase: true);
}
