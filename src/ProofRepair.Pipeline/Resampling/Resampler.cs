using System.Collections.Immutable;
using ProofRepair.Pipeline.Attempts;
using ProofRepair.Pipeline.Events;
using ProofRepair.Pipeline.Isolation;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>What a later round asks the sampler for: holes of the best sketch first; of whole bodies, half revise failures and half are fresh.</summary>
internal sealed class Resampler(ProblemChecker checker, AttemptGenerator generator, ISolverMemory memory, PipelineOptions options, Action<PipelineEvent> publish)
{
    private readonly HoleSampler _holes = new(checker, generator, memory, options.SamplesForHole, publish);

    private string Key => checker.Problem.Key;

    /// <param name="best">The sketch to go on with, if any.</param>
    /// <param name="last">What failed in the last round, the most promising first.</param>
    /// <param name="samplesForHoles">Of the samples, so many may be for holes; when null, those come on top.</param>
    public async Task<ImmutableArray<Attempt>> ResampleAsync(
        GoaledSketch? best, IReadOnlyList<CheckedAttempt> last, Failures failures, int samples, int? samplesForHoles, int round, CancellationToken cancellationToken)
    {
        publish(new StageStarted(Key, PipelineStage.Resample, round));
        var asksAgain = options.Stages.HasFlag(RepairStages.Resample);
        var attempts = ImmutableArray.CreateBuilder<Attempt>();
        var before = generator.Samples;
        if (asksAgain && best is not null && await _holes.FillAsync(best, failures, samplesForHoles, cancellationToken) is { } filled && generator.IsNew(filled.BodyText))
        {
            attempts.Add(filled);
        }

        var wanted = samples - (samplesForHoles is null ? 0 : generator.Samples - before);
        before = generator.Samples;
        if (asksAgain)
        {
            attempts.AddRange(await RevisionsAsync(last, failures, (wanted + 1) / 2, cancellationToken));
        }

        // A sampler that revises nothing gives fresh ones instead.
        attempts.AddRange(await generator.FreshAsync(wanted - (generator.Samples - before), cancellationToken));
        publish(new SamplesTaken(Key, generator.Samples, generator.Trouble));
        return attempts.ToImmutable();
    }

    private async Task<List<Attempt>> RevisionsAsync(IReadOnlyList<CheckedAttempt> last, Failures failures, int samples, CancellationToken cancellationToken)
    {
        var revised = new List<Attempt>();
        foreach (var (failed, count) in RevisionChoice.Of(last, samples))
        {
            var before = generator.Samples;
            revised.AddRange(await generator.RevisionsAsync(failed, count, cancellationToken, offset => failures.GoalAt(failed, offset)));
            if (generator.Samples == before)
            {
                break;
            }
        }

        return revised;
    }
}
