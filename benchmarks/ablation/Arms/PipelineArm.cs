using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Ablation.Arms;

/// <summary>
/// This program with some of its stages. Every arm takes half of its samples at first and the rest when those gave no proof, so that arms differ in
/// what they do with them: one that may ask again has the rest for holes and more whole proofs, another for more whole proofs alone.
/// </summary>
public sealed class PipelineArm(string name, RepairStages stages) : IArm
{
    // More than there are samples for: the sampler's end is the end.
    private const int MostRounds = 6;

    public string Name => name;

    public async Task<ArmOutcome> RunAsync(Problem problem, ArmInput input, CancellationToken cancellationToken)
    {
        var first = (input.Samples + 1) / 2;
        var options = new PipelineOptions(first, MostRounds)
        {
            Limits = input.Limits,
            Stages = stages,
            RepairedAttempts = input.RepairedAttempts,
        };
        Exception? fault = null;
        var pipeline = new ProofPipeline(input.Lean, input.Verifier, input.Sampler, new GoalsOfProblem(), options, TimeProvider.System) { Names = input.Names };
        using var session = pipeline.Open(problem, happened => fault = happened is PipelineFault failed ? failed.Exception : fault);
        var result = stages.HasFlag(RepairStages.Resample) ? await session.RunAsync(cancellationToken) : await InHalvesAsync(session, first, input.Samples - first, cancellationToken);
        return new ArmOutcome(
            result.StatementAccepted,
            result.Status == ProblemStatus.Proved,
            result.Samples,
            result.Candidates,
            result.LeanTime,
            result.Detail) { Fault = fault?.Message };
    }

    private static async Task<ProblemResult> InHalvesAsync(ProblemSession session, int first, int rest, CancellationToken cancellationToken) =>
        await session.TryAsync(first, cancellationToken)
        ?? (rest > 0 ? await session.TryAsync(rest, cancellationToken) : null)
        ?? await session.EndAsync(null, cancellationToken);
}
