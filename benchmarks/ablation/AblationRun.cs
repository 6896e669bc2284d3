using System.Collections.Immutable;
using ProofRepair.Ablation.Arms;
using ProofRepair.Ablation.Replaying;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Refining.Naming;
using ProofRepair.Sampling.Replay;
using ProofRepair.Verify;

namespace ProofRepair.Ablation;

/// <summary>One problem in one arm with one order of its first <paramref name="Count"/> samples.</summary>
internal sealed record Observation(string Arm, int Count, int Order, string Problem, ArmOutcome Outcome);

/// <summary>
/// Every arm on the same problems, numbers of samples and orders. Lean's answers are shared: what one arm has asked, another gets at once and
/// at the same recorded cost, so arms differ only in what they ask.
/// </summary>
internal sealed class AblationRun(ILeanChecker lean, IProofVerifier verifier, AblationOptions options, Action<string> say)
{
    // As many as fill a batch for each process while some wait for answers.
    private const int TogetherForProcess = 200;

    public async Task<ImmutableArray<Observation>> RunAsync(ImmutableArray<Problem> problems, ImmutableArray<IArm> arms, CancellationToken cancellationToken)
    {
        using var recording = await Recording.OpenAsync(options.Recording, options.Model, cancellationToken, options.Tries);
        using var together = new SemaphoreSlim(options.Jobs * TogetherForProcess);
        var names = new EnvironmentNames(lean);
        var steps = new RecordedSteps(problems.ToImmutableDictionary(p => p.Key));

        // Columns overlap, or the last few problems of each would leave Lean's batches empty; the cheapest questions come first.
        var columns =
            from count in options.Counts.Order()
            from order in Enumerable.Range(0, options.Orders)
            from arm in arms
            select ColumnAsync(arm, count, order);
        return [.. (await Task.WhenAll(columns.ToList())).SelectMany(c => c)];

        async Task<Observation[]> ColumnAsync(IArm arm, int count, int order)
        {
            using var sampler = ReplaySampler.Over(recording, "replay", seed: order + 1, steps.Answer);
            var observed = await Task.WhenAll(problems.Select(p => OneAsync(arm, p, count, order, sampler)));
            say($"k = {count}, order {order + 1}, {arm.Name}: {observed.Count(o => o.Outcome.Proved)} of {observed.Count(o => o.Outcome.StatementAccepted)} proved");
            return observed;
        }

        async Task<Observation> OneAsync(IArm arm, Problem problem, int count, int order, ReplaySampler sampler)
        {
            await together.WaitAsync(cancellationToken);
            try
            {
                using var capped = new CappedSampler(sampler, count);
                var input = new ArmInput(lean, verifier, capped, count, options.Limits) { RepairedAttempts = options.RepairedAttempts, Names = names };
                return new Observation(arm.Name, count, order, problem.Key, await arm.RunAsync(problem, input, cancellationToken));
            }
            finally
            {
                together.Release();
            }
        }
    }
}
