namespace ProofRepair.Bench.Reports.Data;

/// <summary>Figures of a run. <paramref name="Accepted"/>: statements that Lean takes. Tokens and cost are null where no problem has them.</summary>
public sealed record ReportTotals(
    int Problems, int Accepted, int Proved, int Unproved, int Rejected, int Flagged, long Samples, long Candidates, long? Tokens, decimal? Cost, double LeanSeconds)
{
    public static ReportTotals Of(ReportRun run)
    {
        var problems = run.Problems;
        return new ReportTotals(
            problems.Length,
            problems.Count(p => p.IsAccepted),
            problems.Count(p => p.IsProved),
            problems.Count(p => p.Status == ReportStatus.Unproved),
            problems.Count(p => p.Status == ReportStatus.Rejected),
            problems.Count(p => !p.Flags.IsEmpty),
            problems.Sum(p => (long)p.Samples),
            problems.Sum(p => (long)p.Candidates),
            problems.Any(p => p.Tokens is not null) ? problems.Sum(p => p.Tokens ?? 0) : null,
            problems.Any(p => p.Cost is not null) ? problems.Sum(p => p.Cost ?? 0) : null,
            run.LeanSeconds ?? problems.Sum(p => p.LeanSeconds));
    }
}
