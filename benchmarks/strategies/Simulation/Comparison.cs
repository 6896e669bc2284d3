using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.StrategiesBenchmark.Outcomes;

namespace ProofRepair.StrategiesBenchmark.Simulation;

/// <summary>All arms on the same shuffles of one source's tries, for a ladder of budgets.</summary>
internal sealed record Comparison(IOutcomeSource Source, ImmutableArray<BucketPriors> Priors, ImmutableArray<Rung> Rungs)
{
    public static Comparison Run(IOutcomeSource source, ImmutableArray<Arm> arms, int shuffles, int seed, ParallelOptions parallel)
    {
        var priors = source.Past.Select(past => BucketPriors.Fit(past)).ToImmutableArray();
        var shares = source.Ladder;
        var strategies = priors.Select(p => arms.Select(arm => arm.Make(p)).ToArray()).ToArray();
        var results = new RunResult[shares.Length, arms.Length + 1, shuffles];
        Parallel.For(0, shuffles, parallel, shuffle =>
        {
            var parts = source.Shuffle(seed + shuffle);
            for (var part = 0; part < parts.Length; part++)
            {
                for (var rung = 0; rung < shares.Length; rung++)
                {
                    var budget = BudgetOf(shares[rung], parts[part].Length);
                    for (var arm = 0; arm < arms.Length; arm++)
                    {
                        results[rung, arm, shuffle] += SimulatedRun.Of(strategies[part][arm], parts[part], budget);
                    }

                    results[rung, arms.Length, shuffle] += Oracle.Run(parts[part], budget);
                }
            }
        });

        var whole = source.Shuffle(seed);
        var names = arms.Select(a => a.Name).Append(Oracle.Name).ToArray();
        return new Comparison(
            source,
            priors,
            [.. shares.Select((share, rung) => new Rung(
                share,
                whole.Sum(part => BudgetOf(share, part.Length)),
                names.Select((name, arm) => (name, Of(rung, arm))).ToImmutableDictionary(p => p.name, p => p.Item2, StringComparer.Ordinal)))]);

        ImmutableArray<RunResult> Of(int rung, int arm) => [.. Enumerable.Range(0, shuffles).Select(shuffle => results[rung, arm, shuffle])];
    }

    private static int BudgetOf(double share, int problems) => (int)Math.Round(share * problems);
}
