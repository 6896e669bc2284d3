using System.Collections.Immutable;
using ProofRepair.Lean.Checking;

namespace ProofRepair.Ablation;

/// <summary>
/// <paramref name="Counts"/>: numbers of samples (k). <paramref name="Orders"/>: how many seeded orders of each problem's samples, the same in
/// every arm. <paramref name="Model"/>: only this model's samples, else all models' mixed.
/// </summary>
internal sealed record AblationOptions(
    string Suite, string? Split, string Recording, string? Model, ImmutableArray<int> Counts, int Orders, int? Limit, string? Output, int Jobs)
{
    /// <summary>Where Lean's answers are kept over runs; in the user's cache when null.</summary>
    public string? Answers { get; init; }

    public int RepairedAttempts { get; init; } = 2;

    /// <summary>Of each model's recorded tries at a problem, only so many of the first; all when null.</summary>
    public int? Tries { get; init; }

    /// <summary>Of a candidate, in every arm.</summary>
    public required CheckLimits Limits { get; init; }

    /// <summary>Only arms whose name contains one of these; all when empty.</summary>
    public ImmutableArray<string> Arms { get; init; } = [];

    /// <summary>Of the proofs that Lean took in a batch, one in so many gets a process of its own.</summary>
    public int VerifyOneIn { get; init; } = 8;
}
