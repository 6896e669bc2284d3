namespace ProofRepair.Bench.Running;

/// <summary>
/// Figures of a run. <paramref name="Ported"/>: statements that the toolchain accepts. <paramref name="RawProved"/>: by samples as they came;
/// <paramref name="RawMeaningsProved"/>: as they came, with the tactic meanings in force. <paramref name="Flagged"/>: statements that say little.
/// <paramref name="LeanSeconds"/>: of all Lean processes of this process of ours.
/// </summary>
public sealed record BenchSummary(int Problems, int Ported, int RawProved, int RawMeaningsProved, int Proved, int Flagged, int Samples, double LeanSeconds)
{
    public static BenchSummary Of(IReadOnlyCollection<BenchOutcome> outcomes, double leanSeconds) => new(
        outcomes.Count,
        outcomes.Count(o => o.Account.Accepted),
        outcomes.Count(o => o.Account.RawProved),
        outcomes.Count(o => o.Account.RawMeaningsProved),
        outcomes.Count(o => o.Account.IsProved),
        outcomes.Count(o => o.Account.Doubts is not null),
        outcomes.Sum(o => o.Account.Samples),
        Math.Round(leanSeconds, 1));
}
