using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>
/// <paramref name="Proofs"/>: what Lean takes as it came, each with Lean's report and whether it needs no tactic meanings, the shortest first.
/// <paramref name="Failed"/>: what it does not take.
/// </summary>
public sealed record AttemptAnswers(ImmutableArray<(Attempt Attempt, CheckReport Report, bool IsPlain)> Proofs, ImmutableArray<CheckedAttempt> Failed);

/// <summary>
/// Checks attempts under the plain header and, where the problem has them, under its tactic meanings: a few first, since one proof makes the
/// rest needless.
/// </summary>
public sealed class AttemptChecker(ProblemChecker checker, ProblemChecker plainChecker)
{
    private const int FirstWave = 4;

    private bool HasMeanings => !ReferenceEquals(checker, plainChecker);

    /// <summary>Each attempt is in one answer. Who has a proof need not ask for the next answer.</summary>
    public async IAsyncEnumerable<AttemptAnswers> CheckAsync(ImmutableArray<Attempt> attempts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = attempts;
        if (HasMeanings)
        {
            // Without the meanings a failure is quick, and a proof is worth more.
            var reports = await plainChecker.CheckAsync(attempts.Select(a => a.Text), cancellationToken);
            var proofs = attempts.Zip(reports).Where(a => a.Second.IsComplete).ToImmutableArray();
            open = attempts.RemoveRange(proofs.Select(p => p.First));
            yield return new AttemptAnswers(Ordered(proofs, isPlain: true), []);
        }

        for (var (taken, size) = (0, FirstWave); taken < open.Length; taken += size, size *= 2)
        {
            var wave = open.Skip(taken).Take(size).ToImmutableArray();
            var reports = await checker.CheckAsync(wave.Select(a => a.Text), cancellationToken);
            var answered = wave.Zip(reports).ToLookup(a => a.Second.IsComplete);
            yield return new AttemptAnswers(
                Ordered(answered[true], isPlain: !HasMeanings),
                [.. answered[false].Select(a => new CheckedAttempt(a.First, a.Second))]);
        }
    }

    /// <summary>What somebody wrote, then what Lean could read to its end, then what it objects to least.</summary>
    public static IEnumerable<CheckedAttempt> MostPromisingFirst(IEnumerable<CheckedAttempt> failed) => failed
        .OrderBy(a => a.Attempt.Origin == AttemptOrigin.Given ? 0 : 1)
        .ThenBy(a => a.Report.Outcome is RunOutcome.Ok or RunOutcome.Errors ? 0 : 1)
        .ThenBy(a => a.Report.Errors.Count());

    private static ImmutableArray<(Attempt Attempt, CheckReport Report, bool IsPlain)> Ordered(IEnumerable<(Attempt Attempt, CheckReport Report)> proofs, bool isPlain) =>
        [.. proofs.OrderBy(p => p.Attempt.Text.Length).Select(p => (p.Attempt, p.Report, isPlain))];
}
