using System.Collections.Immutable;
using ProofRepair.Ablation.Arms;
using ProofRepair.Ablation.Replaying;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;
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
    private static readonly CheckLimits s_limits = new(TimeSpan.FromMinutes(5)) { ProcessorTime = TimeSpan.FromSeconds(60) };

    public async Task<ImmutableArray<Observation>> RunAsync(ImmutableArray<Problem> problems, ImmutableArray<IArm> arms, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Observation>();
        // The cheapest questions first, so that a run which is cut off has whole columns.
        foreach (var count in options.Counts.Order())
        {
            for (var order = 0; order < options.Orders; order++)
            {
                foreach (var arm in arms)
                {
                    var observed = await OneAsync(arm, problems, count, order, cancellationToken);
                    all.AddRange(observed);
                    say($"k = {count}, order {order + 1}, {arm.Name}: {observed.Count(o => o.Outcome.Proved)} of {observed.Count(o => o.Outcome.StatementAccepted)} proved");
                }
            }
        }

        return all.ToImmutable();
    }

    private async Task<ImmutableArray<Observation>> OneAsync(IArm arm, ImmutableArray<Problem> problems, int count, int order, CancellationToken cancellationToken)
    {
        var steps = new RecordedSteps(problems.ToImmutableDictionary(p => p.Key));
        using var sampler = await ReplaySampler.OpenAsync("replay", options.Recording, options.Model, seed: order + 1, cancellationToken, steps.Answer);
        using var together = new SemaphoreSlim(options.Jobs * 48);
        return
        [
            .. await Task.WhenAll(problems.Select(async problem =>
            {
                await together.WaitAsync(cancellationToken);
                try
                {
                    var input = new ArmInput(lean, verifier, new CappedSampler(sampler, count), count, s_limits) { RepairedAttempts = options.RepairedAttempts };
                    return new Observation(arm.Name, count, order, problem.Key, await arm.RunAsync(problem, input, cancellationToken));
                }
                finally
                {
                    together.Release();
                }
            })),
        ];
    }
}
