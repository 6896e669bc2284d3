using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Ablation.Arms;

/// <summary>This program with some of its stages.</summary>
public sealed class PipelineArm(string name, RepairStages stages) : IArm
{
    public string Name => name;

    public async Task<ArmOutcome> RunAsync(Problem problem, ArmInput input, CancellationToken cancellationToken)
    {
        var options = new PipelineOptions(input.Samples, Rounds: 1) { Limits = input.Limits, Stages = stages, RepairedAttempts = input.RepairedAttempts };
        var pipeline = new ProofPipeline(input.Lean, input.Verifier, input.Sampler, input.Memory, options, TimeProvider.System);
        var result = await pipeline.RunAsync(problem, _ => { }, cancellationToken);
        return new ArmOutcome(
            result.StatementAccepted, result.Status == ProblemStatus.Proved, result.Samples, result.Candidates, result.LeanTime, result.Detail);
    }
}
