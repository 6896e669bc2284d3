using System.Collections.Immutable;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>
/// Turns samples into attempts: the body is taken out of what the model wrote and put after the pinned statement, and a body that was
/// seen before, the given one among them, is dropped. Counts every sample that was taken, usable or not.
/// </summary>
public sealed class AttemptGenerator(Problem problem, IProofSampler sampler)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(problem.Body is { } given ? [BodyKey.Of(given)] : [], StringComparer.Ordinal);
    private readonly Dictionary<SampleKind, int> _taken = [];

    public int Samples { get; private set; }

    /// <summary>The last reason for which fewer samples came than were asked.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The last limit of a budget that gave fewer samples than were asked.</summary>
    public SpentLimit? Limit { get; private set; }

    /// <summary>Whole proofs, asked for without a word of what failed before.</summary>
    public Task<ImmutableArray<Attempt>> FreshAsync(int count, CancellationToken cancellationToken) =>
        AttemptsAsync(Request(SampleKind.Fresh, count), AttemptOrigin.Sampled, cancellationToken);

    /// <param name="goalAt">The goal at an offset into the failed attempt, where anybody knows it.</param>
    public Task<ImmutableArray<Attempt>> RevisionsAsync(CheckedAttempt failed, int count, CancellationToken cancellationToken, Func<int, string?>? goalAt = null) =>
        AttemptsAsync(RevisionPrompt.Shape(Request(SampleKind.Revise, count), failed, goalAt), AttemptOrigin.Resampled, cancellationToken);

    /// <summary>Different bodies for a hole, as they were written.</summary>
    public async Task<IReadOnlyList<string>> ForHoleAsync(HoleQuestion hole, int count, CancellationToken cancellationToken) =>
        [.. (await BodiesAsync(hole.Shape(Request(SampleKind.FillHole, count)), cancellationToken)).Select(b => b.Body).DistinctBy(BodyKey.Of)];

    /// <summary>Whether a body is met for the first time; from then on it is not.</summary>
    public bool IsNew(string body)
    {
        lock (_gate)
        {
            return _seen.Add(BodyKey.Of(body));
        }
    }

    private async Task<ImmutableArray<Attempt>> AttemptsAsync(SampleRequest request, AttemptOrigin origin, CancellationToken cancellationToken)
    {
        var bodies = await BodiesAsync(request, cancellationToken);
        return [.. bodies.Where(b => IsNew(b.Body)).Select(b => Attempt.Of(problem.Lead, b.Body, origin, b.Model))];
    }

    private async Task<IReadOnlyList<(string Body, string? Model)>> BodiesAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        if (request.Count <= 0)
        {
            return [];
        }

        var batch = await sampler.SampleAsync(request, cancellationToken);
        lock (_gate)
        {
            Samples += batch.Samples.Length;
            _taken[request.Kind] = _taken.GetValueOrDefault(request.Kind) + batch.Samples.Length;
            // What came in full again leaves nothing to say of an earlier hiccup.
            var isFull = batch.Samples.Length == request.Count;
            (Trouble, Limit) = isFull ? (null, null) : (batch.Problem ?? Trouble, batch.Limit ?? Limit);
        }

        return
        [
            .. batch.Samples
                .Select(s => (Extracted: ProofExtractor.Extract(s.RawText, request.Lemma ?? problem.Statement), s.Model))
                .Where(s => s.Extracted is not null)
                .Select(s => (problem.Restate(HelperLemmas.Within(s.Extracted!)), s.Model)),
        ];
    }

    private SampleRequest Request(SampleKind kind, int count)
    {
        lock (_gate)
        {
            return new SampleRequest(kind, problem.Name, problem.Header.Text, problem.Statement, count, _taken.GetValueOrDefault(kind), problem.Informal)
            {
                ProblemKey = problem.Key,
            };
        }
    }
}
