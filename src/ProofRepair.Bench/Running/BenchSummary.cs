using System.Collections.Immutable;
using ProofRepair.Bench.Suites;
using ProofRepair.Pipeline;
using ProofRepair.Pipeline.Statements;

namespace ProofRepair.Bench.Running;

/// <summary>One row's outcome: a result, or the port's refusal.</summary>
public sealed record BenchOutcome(SuiteProblem Problem, ProblemResult? Result)
{
    /// <summary>The statement stands in this Lean.</summary>
    public bool IsPorted => Result?.StatementAccepted == true;

    /// <summary>Why a proof of the statement would be worth little, in sentences: as it was shown here, and as others reported it.</summary>
    public ImmutableArray<string> Doubts =>
        [.. (Result?.Flags ?? []).Select(f => f.Explained()), .. KnownDefect.Of(Problem.Row) is { } defect ? new[] { defect.Sentence } : []];

    public string Status => Result?.Status switch
    {
        ProblemStatus.Proved => "proved",
        ProblemStatus.Unproved => "unproved",
        _ => "rejected",
    };
}

/// <summary>
/// Figures of a run. <paramref name="Ported"/>: statements that the toolchain accepts. <paramref name="RawProved"/>: by samples as they came;
/// <paramref name="RawMeaningsProved"/>: as they came, with the tactic meanings in force. <paramref name="Flagged"/>: statements that say little. <paramref name="LeanSeconds"/>: of all Lean processes.
/// </summary>
public sealed record BenchSummary(int Problems, int Ported, int RawProved, int RawMeaningsProved, int Proved, int Flagged, int Samples, double LeanSeconds)
{
    public static BenchSummary Of(IReadOnlyCollection<BenchOutcome> outcomes, double leanSeconds) => new(
        outcomes.Count,
        outcomes.Count(o => o.IsPorted),
        outcomes.Count(o => o.Result?.RawProved == true),
        outcomes.Count(o => o.Result?.RawMeaningsProved == true),
        outcomes.Count(o => o.Result?.Status == ProblemStatus.Proved),
        outcomes.Count(o => !o.Doubts.IsEmpty),
        outcomes.Sum(o => o.Result?.Samples ?? 0),
        Math.Round(leanSeconds, 1));
}
