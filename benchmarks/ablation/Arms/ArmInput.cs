using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Refining.Naming;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Ablation.Arms;

/// <summary>What an arm is given for one problem: its samples in one order, of which it may take <paramref name="Samples"/>, for whatever purpose.</summary>
public sealed record ArmInput(ILeanChecker Lean, IProofVerifier Verifier, IProofSampler Sampler, int Samples, CheckLimits Limits)
{
    /// <summary>Of the environments of all arms' headers.</summary>
    public required EnvironmentNames Names { get; init; }

    /// <summary>Of the samples that failed, how many are repaired.</summary>
    public int RepairedAttempts { get; init; } = 4;
}
