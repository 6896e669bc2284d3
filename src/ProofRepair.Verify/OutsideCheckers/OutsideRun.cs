using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify.OutsideCheckers;

/// <summary>One run of a program that judges: how it ended, and what it said.</summary>
internal sealed record OutsideRun(ProcessEnd End, ImmutableArray<string> Lines)
{
    // Importing Mathlib from a cold disk, on a slow machine.
    private static readonly TimeSpan StartAllowance = TimeSpan.FromMinutes(3);

    public int? ExitCode => End.Reason == EndReason.Exited ? End.ExitCode : null;

    /// <summary>The last that it said, where it said anything.</summary>
    public string LastWord => (End.ErrorTail.Trim().Split('\n')[^1] is { Length: > 0 } error ? error : Lines.LastOrDefault() ?? "").Trim();

    public string WhyNoAnswer(CheckLimits limits) => LeanExit.Explain(End, LeanKind.Native, limits).Detail ?? "it gave no answer";

    public static async Task<OutsideRun> Of(LeanProcess process, LeanSlots slots, VerifyRequest request, string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(request.Limits.WallTime + StartAllowance);
        var lines = new List<string>();
        var end = await process.RunAsync(new LeanInvocation(arguments, folder, () => request.Limits.OutputBytes, request.Limits.MemoryBytes), lines.Add, stop.Token, cancellationToken);
        return new OutsideRun(end, [.. lines]);
    }
}
