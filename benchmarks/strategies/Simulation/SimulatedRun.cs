using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Strategies;
using ProofRepair.StrategiesBenchmark.Outcomes;

namespace ProofRepair.StrategiesBenchmark.Simulation;

/// <summary>Problems proved, samples asked for, and problems whose recorded tries were used up.</summary>
internal readonly record struct RunResult(int Proved, int Spent, int UsedUp)
{
    public static RunResult operator +(RunResult a, RunResult b) => new(a.Proved + b.Proved, a.Spent + b.Spent, a.UsedUp + b.UsedUp);
}

/// <summary>
/// One strategy on one order of all tries, a sample costing 1. The strategy is told of failures when they have been drawn and of nothing else; the tries of a grant are made
/// one after the other and end with the first success.
/// </summary>
internal static class SimulatedRun
{
    public static RunResult Of(IBudgetStrategy strategy, ImmutableArray<Draw> draws, int budget)
    {
        // The order of `open` is the random order of the draws, in every strategy.
        var open = draws.Select((d, i) => new OpenProblem(i.ToString(), d.Bucket, 0)).ToList();
        var numbers = Enumerable.Range(0, draws.Length).ToList();
        var (left, proved, usedUp) = (budget, 0, 0);
        while (left > 0 && open.Count > 0)
        {
            var wave = strategy.Next(new RunState(open, left, draws.Length, budget));
            if (wave.Grants.IsEmpty)
            {
                break;
            }

            var closed = new bool[open.Count];
            foreach (var grant in wave.Grants)
            {
                var draw = draws[numbers[grant.Place]];
                var before = open[grant.Place].Failures;
                var most = Math.Min(grant.Tries, draw.Tries - before);
                if (most > left)
                {
                    throw new InvalidOperationException($"{strategy.Name} granted more than what was left.");
                }

                var isProved = draw.FirstRight > 0 && draw.FirstRight <= before + most;
                var made = isProved ? draw.FirstRight - before : most;
                left -= made;
                open[grant.Place] = open[grant.Place] with { Failures = before + made };
                var isUsedUp = !isProved && before + made == draw.Tries;
                closed[grant.Place] = isProved || isUsedUp;
                proved += isProved ? 1 : 0;
                usedUp += isUsedUp ? 1 : 0;
            }

            Remove(open, closed);
            Remove(numbers, closed);
        }

        return new RunResult(proved, budget - left, usedUp);
    }

    private static void Remove<T>(List<T> list, bool[] closed)
    {
        var kept = 0;
        for (var i = 0; i < closed.Length; i++)
        {
            if (!closed[i])
            {
                list[kept++] = list[i];
            }
        }

        list.RemoveRange(kept, list.Count - kept);
    }
}
