using System.Collections.Immutable;
using ProofRepair.Bench.Metrics;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Figures;
using ProofRepair.Bench.Reports.Plots;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>Figures of runs as the page's texts.</summary>
internal static class PageViewBuilder
{
    // More would push the figures out of sight.
    private const int RemarksAtOnce = 3;

    private const int TacticsShown = 12;

    // A step for each problem is more than a table shows; the ends and what lies evenly between are kept.
    private const int RowsOfCurve = 12;

    public static PageView Of(IReadOnlyList<ReportRun> runs, IReadOnlyList<RunPair> pairs, DateTimeOffset made, string version)
    {
        var figures = runs.Select(RunFigures.Of).ToList();
        return new PageView(
            string.Join(" and ", runs.Select(r => r.Name)),
            made.ToString("yyyy-MM-dd HH:mm 'UTC'"),
            version,
            runs.Count > 1,
            [.. runs.Select((r, i) => Run(r, figures[i], i))],
            [.. Enum.GetValues<CostKind>().Select(kind => Plot(runs, figures, kind)).OfType<PlotView>()],
            [.. Groups(runs, figures)],
            [.. runs.SelectMany((r, i) => Costs(r, figures[i].Totals))],
            [.. pairs.Select(Pair)]);
    }

    private static RunView Run(ReportRun run, RunFigures figures, int number)
    {
        var totals = figures.Totals;
        return new RunView(
            number,
            Ink.SeriesOf(number),
            run.Name,
            Share(figures.Proved, number),
            [
                new("problems", Amounts.Count(totals.Problems)),
                new("accepted statements", Amounts.Count(totals.Accepted)),
                new("unproved", Amounts.Count(totals.Unproved)),
                new("rejected statements", Amounts.Count(totals.Rejected)),
                new("statements that say little", Amounts.Count(totals.Flagged)),
                new("samples", Amounts.Count(totals.Samples)),
                .. totals.Tokens is { } tokens ? [new FactView("tokens", Amounts.Count(tokens))] : Array.Empty<FactView>(),
                .. totals.Cost is { } cost ? [new FactView("cost", Amounts.Money(cost, run.Currency))] : Array.Empty<FactView>(),
                new("time of Lean", Amounts.Seconds(totals.LeanSeconds)),
                .. Samples(figures.Samples),
            ],
            [.. Provenance(run)],
            run.KernelFaults,
            [.. run.Remarks.Take(RemarksAtOnce)],
            [.. run.Remarks.Skip(RemarksAtOnce)]);
    }

    private static IEnumerable<FactView> Samples(SampleFigures samples)
    {
        if (samples.ToSuccess is not { } success)
        {
            yield break;
        }

        yield return new("samples until half are proved", success.Median is { } median ? Amounts.Count(median) : $"more than {success.Limit}");
        if (samples.Law is PowerLawFit.Fitted { Law: var law } fit)
        {
            yield return new("share with k samples, fitted", $"exp({law.A:0.00}·k^{law.B:0.00})");
            yield return new($"to be expected with {4 * samples.Known} samples", $"{Amounts.Percent(fit.Forecast(4 * samples.Known).Value)} ({Amounts.Percent(fit.Forecast(4 * samples.Known).Low)} to {Amounts.Percent(fit.Forecast(4 * samples.Known).High)})");
        }
        else if (samples.Law is PowerLawFit.None none)
        {
            yield return new("power law of samples", $"none: {none.Reason}");
        }
    }

    private static IEnumerable<FactView> Provenance(ReportRun run) =>
    [
        new("Lean", run.Toolchain ?? "not known"),
        new("run: hash of data, statements, Lean and options", run.IdentityHash ?? "not known"),
        .. run.Started is { } started ? [new FactView("started", started.ToString("u"))] : Array.Empty<FactView>(),
        .. run.Finished is { } finished ? [new FactView("finished", finished.ToString("u"))] : Array.Empty<FactView>(),
        .. run.Data.Select(d => new FactView($"data: {d.Name}", $"sha256 {d.Sha256}")),
        .. run.StatementsSha256 is { } statements ? [new FactView("statements with their headers", $"sha256 {statements}")] : Array.Empty<FactView>(),
        .. run.Options.Select(o => new FactView($"option: {o.Name}", o.Value)),
    ];

    private static PlotView? Plot(IReadOnlyList<ReportRun> runs, List<RunFigures> figures, CostKind kind)
    {
        var curves = figures.SelectMany((f, i) => f.Curves.Where(c => c.Kind == kind).Select(c => (Run: i, Curve: c))).ToList();
        if (curves.Count == 0)
        {
            return null;
        }

        var budget = Amounts.NameOf(kind);
        var title = Amounts.TitleOf(kind);
        return new PlotView(
            title,
            budget,
            BudgetPlot.Svg(curves, $"plot-{kind.ToString().ToLowerInvariant()}", title, budget),
            [.. curves.SelectMany(c => Steps(c.Curve).Select(s => new PlotRow(runs[c.Run].Name, Amounts.Budget(kind, s.Budget), Share(c.Curve.At(s.Budget), c.Run))))]);
    }

    private static IEnumerable<CurveStep> Steps(SolvedAtBudget curve) => curve.Steps.Length <= RowsOfCurve
        ? curve.Steps
        : Enumerable.Range(0, RowsOfCurve).Select(i => curve.Steps[i * (curve.Steps.Length - 1) / (RowsOfCurve - 1)]);

    private static IEnumerable<GroupView> Groups(IReadOnlyList<ReportRun> runs, List<RunFigures> figures)
    {
        GroupView[] views =
        [
            new("by-domain", "By domain", "Domain", "Proved", "", Coverage(runs, figures, f => f.ByDomain)),
            new("by-split", "By split", "Split", "Proved", "", Coverage(runs, figures, f => f.BySplit)),
            new(
                "by-stage",
                "By stage",
                "Stage",
                "Proofs",
                "By which stage a problem had its proof first; “raw” are samples as they came. Out of all accepted statements.",
                [.. Rows(runs, figures, f => f.ByStage.Select(s => (s.Stage, s.UpTo with { Count = s.Proved })))]),
            new(
                "by-tactic",
                "By closing tactic",
                "Tactic",
                "Proofs",
                "In how many of the proofs a tactic closes a block; a proof with several blocks counts for several.",
                [.. Rows(runs, figures, f => f.ByTactic.Take(TacticsShown).Select(t => (t.Tactic, t.Proofs)))]),
        ];
        return views.Where(v => !v.Rows.IsEmpty);
    }

    private static ImmutableArray<GroupRow> Coverage(IReadOnlyList<ReportRun> runs, List<RunFigures> figures, Func<RunFigures, ImmutableArray<GroupCoverage>> groups) =>
        [.. Rows(runs, figures, f => groups(f).Select(g => (g.Group, g.Proved)))];

    /// <summary>Runs beside each other within each group, groups as they come.</summary>
    private static IEnumerable<GroupRow> Rows(IReadOnlyList<ReportRun> runs, List<RunFigures> figures, Func<RunFigures, IEnumerable<(string Name, Proportion Share)>> groups) =>
        figures.SelectMany((f, i) => groups(f).Select((g, place) => (g.Name, place, Row: new GroupRow(g.Name, 0, runs[i].Name, Ink.SeriesOf(i), Share(g.Share, i)))))
            .GroupBy(r => r.Name, StringComparer.Ordinal)
            .OrderBy(g => g.Min(r => r.place))
            .SelectMany(g => g.Select((r, i) => i == 0 ? r.Row with { Span = g.Count() } : r.Row));

    private static IEnumerable<CostView> Costs(ReportRun run, ReportTotals totals)
    {
        yield return Cost("samples", totals.Samples, v => v.ToString("#,0.##"));
        yield return Cost("candidates that Lean checked", totals.Candidates, v => v.ToString("#,0.##"));
        if (totals.Tokens is { } tokens)
        {
            yield return Cost("tokens", tokens, v => v.ToString("#,0"));
        }

        if (totals.Cost is { } cost)
        {
            yield return Cost("cost", (double)cost, v => Amounts.Money((decimal)v, run.Currency));
        }

        yield return Cost("time of Lean", totals.LeanSeconds, Amounts.Seconds);

        CostView Cost(string what, double total, Func<double, string> text) =>
            new(run.Name, what, text(total), totals.Problems > 0 ? text(total / totals.Problems) : "–", totals.Proved > 0 ? text(total / totals.Proved) : "–");
    }

    private static PairView Pair(RunPair pair)
    {
        var comparison = pair.Comparison;
        var test = comparison.Test;
        var difference = comparison.Difference;
        var verdict = comparison.Problems == 0
            ? "The runs have no problem in common that Lean accepts in both."
            : $"The second proves {Amounts.Percent(comparison.SecondProved.Value)} where the first proves {Amounts.Percent(comparison.FirstProved.Value)}: {Amounts.Points(difference.Value)} percentage points "
                + $"(95 % interval {Amounts.Points(difference.Low)} to {Amounts.Points(difference.High)}, Bonett and Price). {test.Discordant} problems differ; McNemar's test, mid-p: {Amounts.Significance(test.MidP)}, exact: {Amounts.Significance(test.ExactP)}.";
        string[] leftOut =
        [
            .. pair.NotAccepted > 0 ? [$"{pair.NotAccepted} whose statement is rejected in one run or both"] : Array.Empty<string>(),
            .. pair.OtherStatements > 0 ? [$"{pair.OtherStatements} of one name whose statements differ"] : Array.Empty<string>(),
        ];
        var (first, second) = (comparison.First, comparison.Second);
        var sides = PageDataBuilder.Lists(pair).ToList();
        return new PairView(
            first,
            second,
            verdict,
            Amounts.Count(comparison.Problems),
            Amounts.Count(comparison.Both),
            Amounts.Count(comparison.OnlyFirst.Length),
            Amounts.Count(comparison.OnlySecond.Length),
            Amounts.Count(comparison.Neither),
            leftOut.Length > 0 ? $"Left out: {string.Join("; ", leftOut)}." : "",
            [new(sides[0].Id, $"Only {first} proves", sides[0].Keys.Length), new(sides[1].Id, $"Only {second} proves", sides[1].Keys.Length)]);
    }

    private static ShareView Share(Proportion share, int run)
    {
        var wilson = share.Wilson();
        return new ShareView(Amounts.Count(share.Count), Amounts.Count(share.Total), Amounts.Percent(wilson.Value), Amounts.Interval(wilson), ShareBar.Svg(wilson, run));
    }
}
