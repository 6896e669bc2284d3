using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Budgets.Bandits;

/// <summary>
/// Which model, or which prompt, is asked next: the arm with the greatest upper bound of reward over lower bound of cost (bandits with knapsacks,
/// Slivkins ch. 10). Arms are mortal: they come and go (a model that is down, a prompt that is retired), and what is solved leaves the harder problems
/// to all of them, so that no more is explored than what is left to spend can repay. Safe for any number of threads; the same seed and order of calls give the same choices.
/// </summary>
/// <param name="exploration">Factor of the bounds' width √(2 ln T / n): 1 for what the theory promises, less where a run is short.</param>
public sealed class CostedBandit(Random random, double exploration = 1)
{
    /// <summary>Of the greatest cost seen: a lower bound of zero would make any arm look free.</summary>
    private const double LeastCost = 0.05;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, ArmTally> _arms = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _alive = new(StringComparer.Ordinal);
    private double _greatestCost;

    /// <summary>In order of name.</summary>
    public ImmutableArray<string> Alive
    {
        get
        {
            lock (_changing)
            {
                return [.. _alive];
            }
        }
    }

    /// <summary>A new arm, or one that comes back and remembers what was seen of it.</summary>
    public void Add(string arm)
    {
        lock (_changing)
        {
            _alive.Add(arm);
            _arms.TryAdd(arm, default);
        }
    }

    public void Retire(string arm)
    {
        lock (_changing)
        {
            _alive.Remove(arm);
        }
    }

    public ArmTally TallyOf(string arm)
    {
        lock (_changing)
        {
            return _arms.GetValueOrDefault(arm);
        }
    }

    /// <summary>Null when no arm is alive. One that was never tried comes before all others; among equals it is drawn.</summary>
    /// <param name="left">About how many more choices there will be.</param>
    public string? Choose(long left)
    {
        lock (_changing)
        {
            var horizon = Math.Max(1, Math.Min(_alive.Sum(arm => _arms[arm].Tries), left));
            var best = _alive.Select(arm => (Arm: arm, Index: IndexOf(_arms[arm], horizon))).GroupBy(a => a.Index).MaxBy(g => g.Key)?.ToList();
            return best?[best.Count == 1 ? 0 : random.Next(best.Count)].Arm;
        }
    }

    /// <param name="reward">Between 0 and 1, such as 1 for a proof.</param>
    public void Observe(string arm, double reward, double cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        ArgumentOutOfRangeException.ThrowIfNegative(reward);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reward, 1);
        lock (_changing)
        {
            _arms[arm] = _arms.GetValueOrDefault(arm).Plus(reward, cost);
            _greatestCost = Math.Max(_greatestCost, cost);
        }
    }

    private double IndexOf(ArmTally tally, double horizon)
    {
        if (tally.Tries == 0)
        {
            return double.PositiveInfinity;
        }

        var width = exploration * Math.Sqrt(2 * Math.Log(horizon) / tally.Tries);
        var reward = Math.Min(1, (tally.Reward / tally.Tries) + width);
        if (_greatestCost <= 0)
        {
            return reward;
        }

        var cost = (tally.Cost / tally.Tries / _greatestCost) - width;
        return reward / Math.Max(LeastCost, cost);
    }
}

/// <summary>What was seen of an arm; sums.</summary>
public readonly record struct ArmTally(long Tries, double Reward, double Cost)
{
    public ArmTally Plus(double reward, double cost) => new(Tries + 1, Reward + reward, Cost + cost);
}
