using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Problems;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>
/// <paramref name="Proofs"/>: what Lean takes as it came, each with whether it needs no tactic meanings; those that need none first, then the
/// shortest. <paramref name="Failed"/>: the others, the most promising first.
/// </summary>
public sealed record AttemptAnswers(ImmutableArray<(Attempt Attempt, bool IsPlain)> Proofs, ImmutableArray<CheckedAttempt> Failed);

/// <summary>Checks attempts under the plain header and, where the problem has them, under its tactic meanings.</summary>
public sealed class AttemptChecker(ProblemChecker checker, ProblemChecker plainChecker)
{
    public async Task<AttemptAnswers> CheckAsync(ImmutableArray<Attempt> attempts, CancellationToken cancellationToken)
    {
        var texts = attempts.Select(a => a.Text).ToList();
        var withMeanings = checker.CheckAsync(texts, cancellationToken);
        var plain = ReferenceEquals(checker, plainChecker) ? withMeanings : plainChecker.CheckAsync(texts, cancellationToken);
        await Task.WhenAll(withMeanings, plain);
        var all = attempts.Select((a, i) => (Attempt: a, Report: withMeanings.Result[i], IsPlain: plain.Result[i].IsComplete)).ToList();
        return new AttemptAnswers(
            [
                .. all.Where(a => a.IsPlain || a.Report.IsComplete)
                    .OrderBy(a => a.IsPlain ? 0 : 1)
                    .ThenBy(a => a.Attempt.Text.Length)
                    .Select(a => (a.Attempt, a.IsPlain)),
            ],
            [
                .. all.Where(a => !a.IsPlain && !a.Report.IsComplete)
                    .Select(a => new CheckedAttempt(a.Attempt, a.Report))
                    .OrderBy(a => a.Attempt.Origin == AttemptOrigin.Given ? 0 : 1)
                    .ThenBy(a => a.Report.Outcome is RunOutcome.Ok or RunOutcome.Errors ? 0 : 1)
                    .ThenBy(a => a.Report.Errors.Count()),
            ]);
    }
}
