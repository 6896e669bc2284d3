using System.Collections.Immutable;
using ProofRepair.Store.Runs;

namespace ProofRepair.Store.Tests.Runs;

/// <summary>Rows for tests that care about few of their columns.</summary>
internal static class Samples
{
    public static RunDescription Description { get; } = new("abc", "miniF2F", "Lean (version 4.28.0)", """{"samples":"8"}""");

    public static ImmutableArray<ProblemDescription> Problems { get; } =
        [new("b", "hash b", "valid", "kimina", "algebra"), new("a", null), new("c", "hash c")];

    public static AttemptRow Attempt(int number, string? outcome = null, string body = "by simp", double leanSeconds = 0) => new(
        number,
        "sampled",
        body,
        new Cost(1, new TokenCount(100, 20, TokenCounter.Server), 0.000_000_123m, TimeSpan.FromSeconds(leanSeconds)),
        outcome,
        "a model",
        "a prompt");

    public static FinishedProblem Unproved(string key) => new(key, new ProblemEnd(StoredStatus.Unproved));
}
