using System.Collections.Immutable;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Minimising;

/// <summary>Leaves out the steps that a proof does not need. Lean checks every removal; what comes back is a proof as complete as what was given.</summary>
public sealed class ProofMinimiser(ProblemChecker checker)
{
    public async Task<Attempt> MinimiseAsync(Attempt proof, CancellationToken cancellationToken)
    {
        // Each round takes out something, so there is a last one.
        while (true)
        {
            var steps = StepRemovals.Of(proof);
            var reports = await checker.CheckAsync(steps.Select(s => StepRemovals.Without(proof, [s]).Text), cancellationToken);
            var needless = StepRemovals.Outermost(steps.Where((_, i) => reports[i].IsComplete));
            if (needless.IsEmpty)
            {
                return proof;
            }

            // What can go alone may not go together (the one of two steps that say the same).
            proof = StepRemovals.Without(proof, await TogetherAsync(proof, [], needless, cancellationToken));
        }
    }

    /// <summary><paramref name="gone"/> and as many of <paramref name="more"/> as can go with it, found by halves.</summary>
    private async Task<ImmutableArray<TextSpan>> TogetherAsync(Attempt proof, ImmutableArray<TextSpan> gone, ImmutableArray<TextSpan> more, CancellationToken cancellationToken)
    {
        if (more.IsEmpty)
        {
            return gone;
        }

        if ((gone.IsEmpty && more.Length == 1) || (await checker.CheckAsync(StepRemovals.Without(proof, gone.AddRange(more)).Text, cancellationToken)).IsComplete)
        {
            return gone.AddRange(more);
        }

        return more.Length == 1
            ? gone
            : await TogetherAsync(proof, await TogetherAsync(proof, gone, more[..(more.Length / 2)], cancellationToken), more[(more.Length / 2)..], cancellationToken);
    }
}
