using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Replay;

namespace ProofRepair.Ablation.Unchanged;

/// <summary>
/// Of recorded proofs: how many there are, of how many the pipeline makes other text than what was recorded, and which of those Lean accepts as
/// they were recorded. Of these nothing may be touched but declarations behind the proof, which are no part of it. Of the undecided ones Lean met a
/// limit.
/// </summary>
internal sealed record ExtractionChanges(int Proofs, int Changed, int Undecided, ImmutableArray<ChangedProof> Compiling)
{
    /// <summary>
    /// Enough for commands that change the grammar, too little for most tactics: with these a text is first only read. Of the first 1,689 that were
    /// asked 1,639 did not get past the parser, and elaborating what stands before its error took 78 % of the time.
    /// </summary>
    private const int ReadingHeartbeats = 200;

    private const int ToldEvery = 500;

    public static async Task<ExtractionChanges> MeasureAsync(
        ImmutableArray<Problem> problems, IProofSampler recording, ILeanChecker lean, CheckLimits limits, Action<string> say, CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(problems.Select(async problem =>
        {
            var batch = await recording.SampleAsync(
                new SampleRequest(SampleKind.Fresh, problem.Name, problem.Header.Text, problem.Statement, int.MaxValue) { ProblemKey = problem.Key }, cancellationToken);
            var texts = batch.Samples.Select(s => s.RawText).Distinct(StringComparer.Ordinal).ToList();
            var pairs = new List<(Problem Problem, string Recorded, string? Made)>();
            foreach (var text in texts)
            {
                var made = await new AttemptGenerator(problem, new One(text)).FreshAsync(1, cancellationToken);
                pairs.Add((problem, problem.Restate(AsRecorded(text)), made.IsEmpty ? null : made[0].BodyText));
            }

            return pairs;
        }));
        var changed = all.SelectMany(p => p).Where(p => p.Made != p.Recorded).ToList();
        say($"{changed.Count} of {all.Sum(p => p.Count)} different proofs go to Lean as other text than was recorded.");
        var asked = 0;
        var compiling = await Task.WhenAll(changed.Select(async c =>
        {
            var compiles = await CompilesAsync(c.Problem, c.Recorded, lean, limits, cancellationToken);
            ChangedProof? found = null;
            if (compiles == true)
            {
                say($"One of {c.Problem.Key} compiles as it was recorded.");
                found = new ChangedProof(c.Problem.Key, c.Recorded, c.Made ?? "", c.Made is not null && await CompilesAsync(c.Problem, c.Made, lean, limits, cancellationToken) == true);
            }

            if (Interlocked.Increment(ref asked) is var done && done % ToldEvery == 0)
            {
                say($"{done} of {changed.Count} are answered.");
            }

            return (Found: found, IsUndecided: compiles is null);
        }));
        return new ExtractionChanges(all.Sum(p => p.Count), changed.Count, compiling.Count(c => c.IsUndecided), [.. compiling.Select(c => c.Found).OfType<ChangedProof>()]);
    }

    /// <summary>
    /// What was recorded stood after <c>:= by</c> and a line's end, at two columns; some have the <c>by</c> themselves. With a fence behind, nothing
    /// would compile, so that and the chatter after it do not count as recorded. Further fences hold the model's next answer, which is the one that counts.
    /// </summary>
    private static string AsRecorded(string text)
    {
        var fence = text.IndexOf("\n```", StringComparison.Ordinal);
        var proof = fence < 0 || text.IndexOf("```", fence + 4, StringComparison.Ordinal) >= 0 ? text : text[..fence];
        return (HasBy(proof) ? proof : proof.StartsWith('\n') ? "by" + proof : "by\n  " + proof).TrimEnd();
    }

    private static bool HasBy(ReadOnlySpan<char> proof) =>
        proof.TrimStart() is ['b', 'y', ..] trimmed && (trimmed.Length == 2 || !(char.IsLetterOrDigit(trimmed[2]) || trimmed[2] is '_' or '\'' or '.'));

    /// <summary>Null where Lean met a limit.</summary>
    private static async Task<bool?> CompilesAsync(Problem problem, string body, ILeanChecker lean, CheckLimits limits, CancellationToken cancellationToken)
    {
        var isDecided = true;
        foreach (var under in problem.PlainHeader is null ? [problem] : new[] { problem.UnderPlainHeader(), problem })
        {
            var read = await new ProblemChecker(under, lean, limits with { Heartbeats = Math.Min(ReadingHeartbeats, limits.Heartbeats) }).CheckAsync(problem.Lead + body, cancellationToken);
            if (read.Errors.Any(IsOfParser))
            {
                continue;
            }

            var report = await new ProblemChecker(under, lean, limits).CheckAsync(problem.Lead + body, cancellationToken);
            if (report.IsComplete)
            {
                return true;
            }

            isDecided &= report.Outcome is RunOutcome.Ok or RunOutcome.Errors && !report.Errors.Any(e => e.Kind.EndsWith("maxHeartbeats", StringComparison.Ordinal));
        }

        return isDecided ? false : null;
    }

    /// <summary>The elaborator says neither of these, and the parser heeds no heartbeats: with more of them the error would be the same.</summary>
    private static bool IsOfParser(LeanMessage error) =>
        error.Text.StartsWith("unknown tactic", StringComparison.Ordinal) || error.Text.StartsWith("unexpected token", StringComparison.Ordinal);

    private sealed class One(string text) : IProofSampler
    {
        public string Name => "one";

        public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken) => Task.FromResult(new SampleBatch([new Sample(text, null, null, null)]));
    }
}

/// <summary>A proof that compiles as <paramref name="Recorded"/> and goes to Lean as <paramref name="Made"/>.</summary>
internal sealed record ChangedProof(string Problem, string Recorded, string Made, bool StillCompiles)
{
    /// <summary>Nothing but what stands behind the proof at column 0, where no tactic of it can stand, is gone.</summary>
    public bool IsOnlyCut => StillCompiles && Recorded.StartsWith(Made + "\n", StringComparison.Ordinal) && !char.IsWhiteSpace(Recorded[Made.Length..].TrimStart('\n')[0]);
}
