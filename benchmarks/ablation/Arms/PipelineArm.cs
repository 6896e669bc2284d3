using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Ablation.Arms;

/// <summary>
/// This program with some of its stages. Where it may ask again, it takes half of its samples at first, and what is left for holes and then for
/// more whole proofs; else all at first.
/// </summary>
public sealed class PipelineArm(string name, RepairStages stages) : IArm
{
    // More than there are samples for: the sampler's end is the end.
    private const int MostRounds = 6;

    public string Name => name;

    public async Task<ArmOutcome> RunAsync(Problem problem, ArmInput input, CancellationToken cancellationToken)
    {
        var asksAgain = stages.HasFlag(RepairStages.Resample);
        var options = new PipelineOptions(asksAgain ? (input.Samples + 1) / 2 : input.Samples, asksAgain ? MostRounds : 1)
        {
            Limits = input.Limits,
            Stages = stages,
            RepairedAttempts = input.RepairedAttempts,
        };
        var pipeline = new ProofPipeline(input.Lean, input.Verifier, input.Sampler, new NothingLearnt(), options, TimeProvider.System);
        var result = await pipeline.RunAsync(problem, _ => { }, cancellationToken);
        return new ArmOutcome(
            result.StatementAccepted, result.Status == ProblemStatus.Proved, result.Samples, result.Candidates, result.LeanTime, result.Detail);
    }
}
