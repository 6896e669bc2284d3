using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Refining.Naming;
using ProofRepair.Pipeline.Refining.Rules;

namespace ProofRepair.Pipeline.Refining;

/// <summary>
/// Mends what Lean complains of, one verified step after the other: rules propose edits at the first errors, Lean checks them all at once,
/// and the best is kept only when it then reports less, or later. Everything else is as if it had never been tried.
/// </summary>
public sealed class Refiner
{
    private const int MaxRounds = 8;
    private const int MaxCandidates = 24;
    private const int ErrorsAtOnce = 3;

    // A source that cannot be fenced costs a process of its own.
    private const int MaxUnfenced = 2;

    private readonly ProblemChecker _checker;
    private readonly Func<RefinementContext, IEnumerable<Refinement>> _propose;
    private readonly EnvironmentNames? _names;

    /// <param name="names">Asked only about a name that is unknown, and when nothing else helps; null: names are not looked up.</param>
    public Refiner(ProblemChecker checker, EnvironmentNames? names = null)
        : this(checker, RefinementRules.For, names)
    {
    }

    internal Refiner(ProblemChecker checker, Func<RefinementContext, IEnumerable<Refinement>> propose, EnvironmentNames? names = null)
    {
        _checker = checker;
        _propose = propose;
        _names = names;
    }

    /// <summary>What comes back is the attempt itself, or one of the same statement that Lean likes better, with its report.</summary>
    public async Task<CheckedAttempt> RefineAsync(CheckedAttempt failed, CancellationToken cancellationToken)
    {
        var current = failed;
        var pending = ImmutableArray<Refinement>.Empty;
        var tried = new HashSet<string>(StringComparer.Ordinal) { failed.Attempt.Text };
        var known = NameIndex.Empty;
        for (var round = 0; round < MaxRounds && current.Report.Outcome == RunOutcome.Errors; round++)
        {
            var candidates = Candidates(current, pending, tried, known);
            var reports = await _checker.CheckAsync(candidates.Select(c => c.Attempt.Text), cancellationToken);
            var before = Standing.Of(current.Report, current.Attempt.Text, current.Attempt.Body);
            var better = candidates
                .Select((c, i) => (c.Refinement, Checked: new CheckedAttempt(c.Attempt, reports[i])))
                .Select(c => (c.Refinement, c.Checked, Standing: Standing.Of(c.Checked.Report, c.Checked.Attempt.Text, c.Checked.Attempt.Body).Before(c.Refinement)))
                .Where(c => c.Standing.IsBetterThan(before, c.Refinement.Drops))
                .OrderByDescending(c => c.Standing.IsComplete)
                .ThenBy(c => c.Refinement.Drops)
                .ThenByDescending(c => c.Standing.ReadTo)
                .ThenBy(c => c.Standing.Errors)
                .ThenByDescending(c => c.Standing.FirstError)
                .ThenBy(c => c.Refinement.Size)
                .ToList();
            if (better.Count == 0)
            {
                if (known.Count > 0 || _names is null || !ErrorsOf(current).Any(Names.IsAbout))
                {
                    break;
                }

                known = await _names.OfAsync(_checker.Problem.Header, cancellationToken);
                if (known.Count == 0)
                {
                    break;
                }

                continue;
            }

            var best = better[0];
            current = best.Checked;
            pending =
            [
                .. better.Skip(1).Select(c => c.Refinement).Where(r => !r.Drops && r.IsApartFrom(best.Refinement)).Select(r => r.After(best.Refinement)),
            ];
        }

        return current;
    }

    private List<(Refinement Refinement, Attempt Attempt)> Candidates(CheckedAttempt current, ImmutableArray<Refinement> pending, HashSet<string> tried, NameIndex known)
    {
        var attempt = current.Attempt;
        var tokens = new TokenStream(attempt.Text, attempt.Body);
        var tree = TacticParser.Parse(attempt.Text, attempt.Body);
        var proposals = ErrorsOf(current)
            .Select(error => _propose(new RefinementContext(tree, tokens, error, known)).ToList())
            .ToList();
        // Turn by turn, so that no error takes the places of another.
        var inTurn = Enumerable.Range(0, proposals.Select(p => p.Count).DefaultIfEmpty().Max())
            .SelectMany(i => proposals.Where(p => i < p.Count).Select(p => p[i]));

        var candidates = new List<(Refinement, Attempt)>();
        var unfenced = 0;
        foreach (var refinement in Together(pending).Concat(pending).Concat(inTurn))
        {
            if (candidates.Count == MaxCandidates)
            {
                break;
            }

            if (!refinement.IsWithin(attempt.Body))
            {
                continue;
            }

            var changed = Apply(attempt, refinement);
            if (tried.Contains(changed.Text))
            {
                continue;
            }

            if (!FenceSafety.Inspect(CandidateText.Of(_checker.Problem, changed.Text).Text).MayShareFile && ++unfenced > MaxUnfenced)
            {
                continue;
            }

            tried.Add(changed.Text);
            candidates.Add((refinement, changed));
        }

        return candidates;
    }

    private static IEnumerable<RefinementError> ErrorsOf(CheckedAttempt current) =>
        RefinementError.Of(current.Report, current.Attempt.Text, current.Attempt.Body).Take(ErrorsAtOnce);

    /// <summary>Those that helped at other places of the text before, all at once.</summary>
    private static IEnumerable<Refinement> Together(ImmutableArray<Refinement> pending)
    {
        var apart = new List<Refinement>();
        foreach (var refinement in pending)
        {
            if (apart.TrueForAll(a => a.IsApartFrom(refinement)))
            {
                apart.Add(refinement);
            }
        }

        return apart.Count < 2 ? [] : [Refinement.Of(string.Join(", ", apart.Select(a => a.RuleName).Distinct()), apart.SelectMany(a => a.Edits))];
    }

    private static Attempt Apply(Attempt attempt, Refinement refinement)
    {
        var text = refinement.ApplyTo(attempt.Text);
        if (!text.AsSpan(0, attempt.Body.Start).SequenceEqual(attempt.Text.AsSpan(0, attempt.Body.Start)))
        {
            throw new InvalidOperationException($"The rule '{refinement.RuleName}' changed the statement.");
        }

        return attempt with { Text = text, Body = new TextSpan(attempt.Body.Start, attempt.Body.Length + text.Length - attempt.Text.Length) };
    }
}
