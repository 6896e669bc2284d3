using System.Collections.Immutable;
using ProofRepair.StrategiesBenchmark.Outcomes;

namespace ProofRepair.StrategiesBenchmark.Simulation;

/// <summary>Knows each problem's true rate: the surest first, until it is proved. An upper bound on purpose, not a strategy.</summary>
internal static class Oracle
{
    public const string Name = "(oracle)";

    public static RunResult Run(ImmutableArray<Draw> draws, int budget)
    {
        var (left, proved, usedUp) = (budget, 0, 0);
        foreach (var draw in draws.Where(d => d.Rate > 0).OrderByDescending(d => d.Rate))
        {
            var needed = draw.FirstRight > 0 ? draw.FirstRight : draw.Tries;
            if (needed > left)
            {
                return new RunResult(proved, budget, usedUp);
            }

            left -= needed;
            proved += draw.FirstRight > 0 ? 1 : 0;
            usedUp += draw.FirstRight > 0 ? 0 : 1;
        }

        return new RunResult(proved, budget - left, usedUp);
    }
}
