using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Bandits;
using ProofRepair.Sampling.Choosing;

namespace ProofRepair.Cli.Setup;

/// <summary>
/// Samplers as the arms of a bandit. A proof is the reward, tokens are the cost, those of a prompt a quarter of one that is written, as most providers
/// charge; a sample that nobody counted costs as one token.
/// </summary>
internal sealed class BanditChooser(Random random) : IModelChooser
{
    private const double PromptShare = 0.25;

    private readonly Lock _choosing = new();
    private readonly CostedBandit _bandit = new(random);

    public string Choose(ImmutableArray<string> samplers)
    {
        lock (_choosing)
        {
            foreach (var gone in _bandit.Alive.Except(samplers, StringComparer.Ordinal))
            {
                _bandit.Retire(gone);
            }

            foreach (var sampler in samplers)
            {
                _bandit.Add(sampler);
            }

            // How many samples are left nobody knows here; the bandit then looks as far ahead as it has seen.
            return _bandit.Choose(long.MaxValue)!;
        }
    }

    public void Observe(SampleOutcome outcome) =>
        _bandit.Observe(outcome.Sampler, outcome.Proved ? 1 : 0, Math.Max(1, (outcome.Tokens ?? 0) + (PromptShare * (outcome.PromptTokens ?? 0))));
}
