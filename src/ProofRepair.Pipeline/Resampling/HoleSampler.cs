using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Budgets.Holes;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Lemmas;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;
using ProofRepair.Pipeline.Solving;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>
/// Asks the sampler for one open hole after the other, the one that is most likely to fail first and one sample at a time, and puts what closes a hole into
/// the sketch. When a hole has had its share in vain the others are not asked for: without it they make no proof.
/// </summary>
internal sealed class HoleSampler(ProblemChecker checker, AttemptGenerator generator, ISolverMemory memory, int samplesForHole, Action<PipelineEvent>? publish = null)
{
    private readonly LemmaFinder _lemmas = new(checker);
    private readonly SolverScope _scope = SolverScope.Of(checker.Problem.Header);

    // What failed on a goal need not fail again in another sketch that has it.
    private readonly HashSet<(string Goal, string Answer)> _failed = [];

    /// <summary>Null where nothing closed a hole. <paramref name="within"/>: so many samples for all holes together.</summary>
    public async Task<Attempt?> FillAsync(GoaledSketch goaled, Failures failures, int? within, CancellationToken cancellationToken)
    {
        var (sketch, left) = (goaled, within ?? int.MaxValue);
        var open = goaled.Sketch.Holes.Where(h => goaled.GoalOf(h) is not null).Select(h => new SampledHole(h.Id, goaled.GoalOf(h)!, samplesForHole)).ToImmutableArray();
        while (SketchStep.Next([.. open.Select(h => Outlook(h, left))], value: 1, shadowPrice: 0) is SketchStep.Try { Place: var place })
        {
            var hole = await PreparedAsync(sketch, open[place], failures, cancellationToken);
            var (filled, used) = await TryAsync(sketch, hole, cancellationToken);
            if (used == 0)
            {
                if (generator.Trouble is not null || generator.Limit is not null)
                {
                    break;
                }

                // Nobody has an answer for this one; what closes another is worth keeping.
                open = open.RemoveAt(place);
                continue;
            }

            left -= used;
            (sketch, open) = filled is null
                ? (sketch, open.SetItem(place, hole with { Left = hole.Left - used }))
                : (new GoaledSketch(filled, goaled.Goals), open.RemoveAt(place));
        }

        return ReferenceEquals(sketch, goaled) ? null : new Attempt(sketch.Sketch.Text, sketch.Sketch.Body, AttemptOrigin.Resampled);
    }

    private HoleOutlook Outlook(SampledHole hole, int left)
    {
        var failures = _failed.Count(f => f.Goal == hole.Goal.Text);
        return new HoleOutlook(HoleBelief.Of(hole.Class, _scope.Portfolio, memory, failures), TryCost: 1, Math.Clamp(hole.Left, 0, Math.Max(0, left)));
    }

    private async Task<SampledHole> PreparedAsync(GoaledSketch goaled, SampledHole open, Failures failures, CancellationToken cancellationToken)
    {
        if (open.Asked is not null)
        {
            return open;
        }

        var hole = HoleOf(goaled.Sketch, open);
        var lemma = await _lemmas.FindAsync(goaled, hole, cancellationToken);
        var failure = failures.At(goaled.Sketch, hole);
        return open with { Lemma = lemma, Asked = new HoleQuestion(open.Goal.Text, lemma?.Statement) { Tried = failure?.Tried, Errors = failure?.Errors ?? [] } };
    }

    /// <summary>The sketch with the hole closed, or null, and how many samples came. Answers that come together are checked together.</summary>
    private async Task<(Sketch? Filled, int Used)> TryAsync(GoaledSketch goaled, SampledHole open, CancellationToken cancellationToken)
    {
        var (sketch, hole) = (goaled.Sketch, HoleOf(goaled.Sketch, open));
        var before = generator.Samples;
        var answers = await generator.ForHoleAsync(open.Asked! with { MarkedBody = HoleQuestion.Marked(sketch, hole) }, 1, cancellationToken);
        if (generator.Samples == before)
        {
            return (null, 0);
        }

        var candidates = answers
            .Select(HoleText.Of)
            .Where(text => !WrittenTactic.IsRefused(text) && !_failed.Contains((open.Goal.Text, BodyKey.Of(text))))
            // In the names of the hole first: what a person reads is then the plain step.
            .SelectMany(text => open.Lemma is null ? [(Answer: text, Text: text)] : new[] { (Answer: text, Text: text), (Answer: text, Text: open.Lemma.With(text)) })
            .Select(c => (c.Answer, c.Text, Filled: sketch.Fill(hole.Id, c.Text).Sketch))
            // A `sorry` in the answer is a hole again, and closes none.
            .Where(c => c.Filled is not null && c.Filled.Holes.Length < sketch.Holes.Length)
            .ToList();
        var reports = candidates.Count == 0 ? [] : await checker.CheckAsync(candidates.Select(c => c.Filled!.Text), cancellationToken);
        var (closing, report) = candidates.Zip(reports).FirstOrDefault(c => c.Second.Outcome == RunOutcome.Ok);
        // A crash may be the fault of a neighbour or of the machine.
        if (candidates.Count > 0 && reports.All(r => r.Outcome != RunOutcome.Crash))
        {
            Learn(open, closing.Filled is null ? null : closing.Text, [.. candidates.Select(c => c.Answer)], report?.Time ?? Sum(reports));
        }

        return (closing.Filled, generator.Samples - before);
    }

    private void Learn(SampledHole open, string? closing, ImmutableArray<string> answers, TimeSpan time)
    {
        memory.Count(_scope.Portfolio, [new TacticTrial(open.Class, HoleBelief.Family, closing is not null, time)]);
        if (closing is not null)
        {
            if (WrittenTactic.IsKept(closing))
            {
                memory.KeepTactic(open.Goal, _scope, closing);
            }

            publish?.Invoke(new HoleClosed(checker.Problem.Key, open.Goal.Target, closing));
            return;
        }

        _failed.UnionWith(answers.Select(a => (open.Goal.Text, BodyKey.Of(a))));
    }

    private static TimeSpan Sum(ImmutableArray<CheckReport> reports) => TimeSpan.FromTicks(reports.Sum(r => r.Time.Ticks));

    private static Hole HoleOf(Sketch sketch, SampledHole open) => sketch.Holes.First(h => h.Id == open.Id);

    /// <param name="Left">How many samples it may have yet.</param>
    private sealed record SampledHole(int Id, Goal Goal, int Left)
    {
        public GoalClass Class { get; } = GoalClass.Of(Goal);

        public LemmaForm? Lemma { get; init; }

        /// <summary>Null before it was asked for the first time.</summary>
        public HoleQuestion? Asked { get; init; }
    }
}
