using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Verify.Advisories;

namespace ProofRepair.Verify;

public enum CheckResult
{
    Passed,
    Failed,

    /// <summary>This runtime cannot do it; the verdict says so instead of implying it.</summary>
    NotChecked,

    /// <summary>Lean came to no end: out of time, out of memory, a crash. That says nothing of the proof.</summary>
    NoAnswer,
}

/// <summary>One thing that was looked at, and what was seen.</summary>
public sealed record VerdictCheck(string Name, CheckResult Result, string Detail);

/// <summary>
/// The word on a proof: from a fresh process, of the pinned statement. Accepted only when no check failed and all that decide were made.
/// </summary>
public sealed record Verdict(
    bool Accepted,
    ImmutableArray<VerdictCheck> Checks,
    ImmutableArray<string> Axioms,
    ImmutableArray<LeanMessage> Messages,
    string Toolchain,
    TimeSpan Time)
{
    /// <summary>Faults of this Lean by which something false could be accepted.</summary>
    public ImmutableArray<KernelFault> KernelFaults { get; init; } = [];

    /// <summary>False where Lean gave none: then the proof is neither accepted nor refused.</summary>
    public bool HasAnswer => Checks.Any(c => c.Result == CheckResult.Failed) || Checks.All(c => c.Result != CheckResult.NoAnswer);

    /// <summary>The first reason against, in a sentence; null when accepted.</summary>
    public string? Objection => Accepted
        ? null
        : Checks.FirstOrDefault(c => c.Result is CheckResult.Failed or CheckResult.NoAnswer) is { } failed ? $"{failed.Name}: {failed.Detail}" : "not all checks were made";
}
