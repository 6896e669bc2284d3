using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Lemmas;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>Asks the sampler for each open hole's goal, all holes at once, and puts what closes its hole into the sketch.</summary>
internal sealed class HoleSampler(ProblemChecker checker, AttemptGenerator generator)
{
    private readonly LemmaFinder _lemmas = new(checker);

    /// <summary>Null where nothing closed a hole.</summary>
    public async Task<Attempt?> FillAsync(GoaledSketch goaled, int samplesForHole, CancellationToken cancellationToken)
    {
        var closing = await Task.WhenAll(goaled.Sketch.Holes
            .Where(h => goaled.GoalOf(h) is not null)
            .Select(async h => (h.Id, Text: await ClosingAsync(goaled, h, samplesForHole, cancellationToken))));
        var fillings = closing.Where(c => c.Text is not null).ToDictionary(c => c.Id, c => c.Text!);
        return fillings.Count == 0 || goaled.Sketch.FillAll(fillings).Sketch is not { } filled
            ? null
            : new Attempt(filled.Text, filled.Body, AttemptOrigin.Resampled);
    }

    private async Task<string?> ClosingAsync(GoaledSketch goaled, Hole hole, int count, CancellationToken cancellationToken)
    {
        var lemma = await _lemmas.FindAsync(goaled, hole, cancellationToken);
        var bodies = await generator.ForHoleAsync(goaled.GoalOf(hole)!.Text, count, cancellationToken, lemma?.Statement);
        var candidates = bodies
            .Select(HoleText.Of)
            // In the names of the hole first: what a person reads is then the plain step.
            .SelectMany(text => lemma is null ? [text] : new[] { text, lemma.With(text) })
            .Select(text => (Text: text, Filled: goaled.Sketch.Fill(hole.Id, text).Sketch))
            // A `sorry` in the answer is a hole again, and closes none.
            .Where(c => c.Filled is not null && c.Filled.Holes.Length < goaled.Sketch.Holes.Length)
            .ToList();
        var reports = await checker.CheckAsync(candidates.Select(c => c.Filled!.Text), cancellationToken);
        return candidates.Zip(reports).FirstOrDefault(c => c.Second.Outcome == Lean.Checking.RunOutcome.Ok).First.Text;
    }
}
