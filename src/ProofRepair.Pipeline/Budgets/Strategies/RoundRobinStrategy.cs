using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>
/// Waves over all that is open, those with the fewest tries first; solved ones drop out and leave their share to the others (rounds of Reinforce-Ada;
/// Reset-and-Discard, arXiv 2601.21522). Waves grow, the last size repeats. A wave that the budget does not cover is spread evenly.
/// </summary>
public sealed class RoundRobinStrategy(ImmutableArray<int> sizes) : IBudgetStrategy
{
    public RoundRobinStrategy()
        : this([2, 2, 4, 8])
    {
    }

    public string Name => BudgetStrategies.RoundRobin;

    public Wave Next(RunState state)
    {
        var waiting = Enumerable.Range(0, state.Open.Count).Where(place => state.Open[place].MostTries > 0).ToList();
        if (waiting.Count == 0)
        {
            return Wave.Nothing;
        }

        var next = waiting.Min(place => End(state.Open[place].Failures));
        var members = waiting.FindAll(place => End(state.Open[place].Failures) == next);
        var even = state.Left / members.Sum(place => state.Open[place].TryCost);
        var most = (int)Math.Max(1, Math.Min(int.MaxValue, Math.Floor(even)));
        var wave = new WaveBuilder(state);
        foreach (var place in members.OrderBy(place => state.Open[place].Failures))
        {
            if (!wave.Grant(place, Math.Min(most, next - state.Open[place].Failures)))
            {
                break;
            }
        }

        return wave.Build();
    }

    /// <summary>The number of tries at the end of the wave that a problem with so many failures is in.</summary>
    private int End(int failures)
    {
        var end = 0;
        foreach (var size in sizes)
        {
            end += size;
            if (failures < end)
            {
                return end;
            }
        }

        return end + (sizes[^1] * (((failures - end) / sizes[^1]) + 1));
    }
}
