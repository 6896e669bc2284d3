using System.Collections.Immutable;

namespace ProofRepair.Store.Runs;

/// <summary>All that is known of a problem when it ends; attempts and steps that are recorded already may stand here again.</summary>
public sealed record FinishedProblem(string Key, ProblemEnd End)
{
    public ImmutableArray<AttemptRow> Attempts { get; init; } = [];

    public ImmutableArray<HoleRow> Holes { get; init; } = [];

    /// <summary>In the order in which they were given.</summary>
    public ImmutableArray<VerdictRow> Verdicts { get; init; } = [];

    public ImmutableArray<StepRow> Steps { get; init; } = [];
}

/// <summary>A problem with all that was recorded of it.</summary>
public sealed record ProblemRecord(
    ProblemRow Problem,
    ImmutableArray<AttemptRow> Attempts,
    ImmutableArray<HoleRow> Holes,
    ImmutableArray<VerdictRow> Verdicts,
    ImmutableArray<StepRow> Steps);
