using ProofRepair.Lean.Processes;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Lean.Checking;

/// <summary>What the end of a process that gave no answer means, in a word and in a sentence.</summary>
public static class LeanExit
{
    public static (RunOutcome Outcome, string Detail) Explain(ProcessEnd end, LeanKind kind, CheckLimits limits) => end.Reason switch
    {
        EndReason.Stopped => (RunOutcome.Timeout, limits.ProcessorTime is { } processor
            ? $"No answer within {limits.WallTime.TotalSeconds:0} s, or {processor.TotalSeconds:0} s of the processor."
            : $"No answer within {limits.WallTime.TotalSeconds:0} s."),
        EndReason.OverProcessorTime => (RunOutcome.Timeout, limits.ProcessorTime is { } allowed
            ? $"No answer within {allowed.TotalSeconds:0} s of the processor."
            : "No answer within the time of the processor that was allowed."),
        EndReason.OverMemory => (RunOutcome.Memory, $"Lean held more than {limits.MemoryBytes >> 20} MiB."),
        EndReason.OverOutput => (RunOutcome.Crash, $"Lean printed more than {limits.OutputBytes >> 10} KiB for one source."),
        EndReason.Panicked when OutOfMemory(end) => (RunOutcome.Memory, "Lean ran out of memory."),
        EndReason.Panicked => (RunOutcome.Crash, $"Lean panicked: {Last(end)}"),
        _ when OutOfMemory(end) => (RunOutcome.Memory, "Lean ran out of memory."),
        _ when end.ExitCode is 1 or 0 => (RunOutcome.Crash, $"Lean ended with code {end.ExitCode} and without an answer{Tail(end)}"),
        _ => (RunOutcome.Crash, $"Lean ended with code {end.ExitCode}{Tail(end)}"),
    };

    private static bool OutOfMemory(ProcessEnd end) =>
        end.ErrorTail.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || end.ErrorTail.Contains("memory limit", StringComparison.OrdinalIgnoreCase);

    private static string Tail(ProcessEnd end) => Last(end) is { Length: > 0 } last ? $": {last}" : ".";

    private static string Last(ProcessEnd end) => end.ErrorTail.TrimEnd().Split('\n')[^1].Trim();
}
