using System.Collections.Immutable;
using ProofRepair.Bench.Metrics;
using ProofRepair.Bench.Reports.Data;

namespace ProofRepair.Bench.Reports.Figures;

/// <summary>What is counted of a run. Shares are of the statements that Lean accepts.</summary>
/// <param name="ByDomain">Empty where the suite states no domain.</param>
/// <param name="ByTactic">Tactics that close blocks of proofs.</param>
/// <param name="Curves">For each kind of cost that the run has figures of.</param>
public sealed record RunFigures(
    ReportTotals Totals,
    Proportion Proved,
    ImmutableArray<GroupCoverage> BySplit,
    ImmutableArray<GroupCoverage> ByDomain,
    ImmutableArray<StageContribution> ByStage,
    ImmutableArray<TacticShare> ByTactic,
    SampleFigures Samples,
    ImmutableArray<SolvedAtBudget> Curves)
{
    public static RunFigures Of(ReportRun run)
    {
        var accepted = run.Problems.Where(p => p.IsAccepted).ToList();
        return new RunFigures(
            ReportTotals.Of(run),
            Proportion.Of(accepted, p => p.IsProved),
            GroupCoverage.By(accepted, p => p.Split, p => p.IsProved),
            accepted.Exists(p => p.Domain is not null) ? GroupCoverage.By(accepted, p => p.Domain, p => p.IsProved) : [],
            StageContribution.Of(accepted.Where(p => p.IsProved).Select(p => new ProofOrigin(p.RawProved, p.RawMeaningsProved, p.Stage)), accepted.Count),
            TacticShare.Of([.. accepted.Where(p => p.IsProved).Select(p => p.Proof).OfType<string>()]),
            SampleFigures.Of(accepted, IsOneByOne(run)),
            CurvesOf(accepted));
    }

    private static bool IsOneByOne(ReportRun run) => run.Options.Any(o => o is { Name: "samples", Value: "1" }) && !run.Options.Any(o => o.Name == "strategy");

    private static ImmutableArray<SolvedAtBudget> CurvesOf(List<ReportProblem> accepted)
    {
        var spendings = accepted.ConvertAll(p => new Spending(p.Key, new Cost(p.Samples, p.Tokens ?? 0, p.Cost ?? 0, p.LeanSeconds), p.IsProved));
        return
        [
            .. Enum.GetValues<CostKind>()
                .Where(kind => spendings.Exists(s => s.Cost.In(kind) > 0))
                .Select(kind => SolvedAtBudget.OfProblems(spendings, accepted.Count, kind)),
        ];
    }
}
