using System.Collections.Immutable;
using ProofRepair.Store.Runs;

namespace ProofRepair.StoreWriter;

/// <summary>A made-up run, the same in every process: what is to be in the store in the end, and the lines that say it is.</summary>
public static class Work
{
    private const int Count = 200;

    public static RunDescription Description { get; } = new("identity of the work", "made-up", "Lean (version 4.28.0)", """{"seed":"1"}""");

    public static ImmutableArray<ProblemDescription> Problems { get; } =
        [.. Enumerable.Range(0, Count).Select(i => new ProblemDescription($"problem {i}", $"hash {i}", "test", null, i % 3 == 0 ? "algebra" : "number theory"))];

    public static ImmutableArray<FinishedProblem> All { get; } = [.. Enumerable.Range(0, Count).Select(Finished)];

    public static FinishedProblem Finished(int problem)
    {
        var key = Problems[problem].Key;
        var isProved = problem % 4 == 0;
        ImmutableArray<AttemptRow> attempts = [.. Enumerable.Range(0, 1 + (problem % 3)).Select(n => AttemptOf(problem, n, isProved))];
        return new FinishedProblem(key, new ProblemEnd(isProved ? StoredStatus.Proved : StoredStatus.Unproved, isProved ? "solve" : null, null, "{}"))
        {
            Attempts = attempts,
            Holes =
            [
                new HoleRow(0, 0, $"goal {problem}", "⊢ x = x", isProved ? "closed" : "open", isProved ? new FillingRow("omega", "omega") : null),
                new HoleRow(0, 1, $"part of goal {problem}", "⊢ x ≤ x", "open", null, Parent: 0),
            ],
            Verdicts = isProved ? [new VerdictRow(true, attempts[^1].Body, null, "{}")] : [],

            // One was recorded on the way, one is new.
            Steps = [.. StepsOnTheWay(problem), new StepRow($"{key}: verdict", "verify", new Cost(LeanTime: TimeSpan.FromMilliseconds(problem)), key)],
        };
    }

    public static ImmutableArray<StepRow> StepsOnTheWay(int problem) =>
        [new StepRow($"{Problems[problem].Key}: hole 0", "fill hole", new Cost(2, new TokenCount(30, 7, TokenCounter.Tokenizer), 0.000_001m * problem), Problems[problem].Key)];

    /// <summary>As it is before Lean has seen it.</summary>
    public static AttemptRow Unchecked(AttemptRow attempt) => attempt with { Outcome = null, Cost = attempt.Cost with { LeanTime = TimeSpan.Zero } };

    public static string Sampled(string problem, AttemptRow attempt) => $"sampled {problem}: {attempt.Number}";

    public static string Checked(string problem, AttemptRow attempt) => $"checked {problem}: {attempt.Number}";

    public static string Made(StepRow step) => $"step {step.Key}";

    public static string Done(string problem) => $"done {problem}";

    private static AttemptRow AttemptOf(int problem, int number, bool isProved) => new(
        number,
        "sampled",
        $"by\n  -- {problem}, {number}\n  omega",
        new Cost(1, new TokenCount(100 + problem, 10 + number, TokenCounter.Server), 0.000_123m, TimeSpan.FromMicroseconds(1_000 + problem)),
        isProved ? "ok" : "errors",
        "a model",
        "hash of a prompt");
}
