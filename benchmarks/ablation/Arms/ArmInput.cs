using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Solving.Learning;
using ProofRepair.Sampling;
using ProofRepair.Verify;

namespace ProofRepair.Ablation.Arms;

/// <summary>What an arm is given for one number of samples and one order of them. <paramref name="Memory"/> belongs to this run of the arm alone.</summary>
public sealed record ArmInput(ILeanChecker Lean, IProofVerifier Verifier, IProofSampler Sampler, int Samples, CheckLimits Limits, ISolverMemory Memory)
{
    /// <summary>Of the samples that failed, how many are repaired.</summary>
    public int RepairedAttempts { get; init; } = 4;
}
