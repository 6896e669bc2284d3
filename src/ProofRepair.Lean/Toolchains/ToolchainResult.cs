using System.Collections.Immutable;
using ProofRepair.Lean.Embedded.Installation;

namespace ProofRepair.Lean.Toolchains;

/// <summary>A Lean that was met on the way and not chosen, and why.</summary>
public sealed record RejectedLean(string Path, string Problem);

public abstract record ToolchainResult(ImmutableArray<RejectedLean> Rejected)
{
    public sealed record Found(LeanToolchain Toolchain, ImmutableArray<RejectedLean> Rejected) : ToolchainResult(Rejected);

    /// <summary>No Lean here, but one can be installed: <paramref name="Plan"/> says what that takes (null: no package for this kind of machine).</summary>
    public sealed record NotInstalled(InstallPlan? Plan, ImmutableArray<RejectedLean> Rejected) : ToolchainResult(Rejected);

    /// <summary>What was asked for by name is not there; the message says what to do.</summary>
    public sealed record Unusable(string Message, ImmutableArray<RejectedLean> Rejected) : ToolchainResult(Rejected);
}
