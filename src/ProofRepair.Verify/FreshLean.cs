using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Verify;

/// <summary>One file, in one Lean process that has seen nothing else. <paramref name="usage"/> is told what it cost.</summary>
internal sealed class FreshLean(LeanProcess process, LeanSlots slots, TimeProvider time, LeanUsage? usage)
{
    private static readonly TimeSpan StartAllowance = TimeSpan.FromSeconds(180);

    // Importing Mathlib from a cold disk, on a slow machine.
    private static readonly TimeSpan ProcessorStartAllowance = TimeSpan.FromSeconds(15);

    public LeanToolchain Toolchain => process.Toolchain;

    /// <summary>Runs on <c>Check.lean</c> of <paramref name="folder"/>; <paramref name="compiled"/> names what it is to be compiled to, if anything.</summary>
    public async Task<ProcessEnd> RunAsync(VerifyRequest request, string folder, string? compiled, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(cancellationToken);
        using var stop = new CancellationTokenSource(request.Limits.WallTime + StartAllowance, time);
        var started = time.GetTimestamp();
        string[] output = compiled is null ? [] : ["-o", compiled];
        try
        {
            return await process.RunAsync(
                new LeanInvocation(
                    [.. LeanOptions.Of(process.Toolchain, request.Limits, request.Options), "--json", .. output, VerificationFile.Name],
                    folder,
                    () => request.Limits.OutputBytes,
                    request.Limits.MemoryBytes,
                    ProcessorTime: request.Limits.ProcessorTime + ProcessorStartAllowance),
                onLine,
                stop.Token,
                cancellationToken);
        }
        finally
        {
            usage?.Add(time.GetElapsedTime(started), sources: 1);
        }
    }
}
