using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// What templates may use besides the goal. <paramref name="Definitions"/>: names that the header defines and a tactic may unfold
/// (those that the goal mentions are used). <paramref name="MaxTactics"/> bounds what a portfolio gives for one goal. What closes a goal at all mostly
/// does so in a second (53 of miniF2F's test split, the dearest 1.4 s on the embedded Lean); <paramref name="Heartbeats"/> are 4 s there, and what is spent in vain
/// on goals that stay open is most of a run's cost.
/// </summary>
public sealed record PortfolioContext(
    ImmutableArray<string> Definitions,
    int Heartbeats = 100_000,
    int MaxTactics = 60)
{
    public static PortfolioContext Default { get; } = new([]);

    /// <summary>Is told of a family that fails on a goal, which then proposes nothing for it; where nobody is to be told, the fault goes on.</summary>
    public Action<Exception>? OnFault { get; init; }

    /// <summary>A whole wave family by family: one's fault costs the goal that family, and not the others.</summary>
    internal IEnumerable<(string Name, string Text)> Propose(params IEnumerable<Func<IEnumerable<(string Name, string Text)>>> families) => families.SelectMany(Proposed);

    private IReadOnlyList<(string Name, string Text)> Proposed(Func<IEnumerable<(string Name, string Text)>> family)
    {
        try
        {
            return [.. family()];
        }
        catch (Exception fault) when (OnFault is not null)
        {
            OnFault(fault);
            return [];
        }
    }
}
