using System.Collections.Immutable;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Pipeline.Resampling;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>
/// Turns samples into attempts: the body is taken out of what the model wrote and put after the pinned statement, and a body that was
/// seen before is dropped. Counts every sample that was taken, usable or not.
/// </summary>
public sealed class AttemptGenerator(Problem problem, IProofSampler sampler)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<SampleKind, int> _taken = [];

    public int Samples { get; private set; }

    /// <summary>The last reason for which fewer samples came than were asked.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The last limit of a budget that gave fewer samples than were asked.</summary>
    public SpentLimit? Limit { get; private set; }

    /// <summary>Whole proofs, asked for without a word of what failed before.</summary>
    public Task<ImmutableArray<Attempt>> FreshAsync(int count, CancellationToken cancellationToken) =>
        AttemptsAsync(Request(SampleKind.Fresh, count), AttemptOrigin.Sampled, cancellationToken);

    public Task<ImmutableArray<Attempt>> RevisionsAsync(CheckedAttempt failed, int count, CancellationToken cancellationToken) =>
        AttemptsAsync(RevisionPrompt.Shape(Request(SampleKind.Revise, count), failed), AttemptOrigin.Resampled, cancellationToken);

    /// <summary>Bodies for a hole, as they were written; <paramref name="lemma"/> is its goal as a theorem of its own, where there is one.</summary>
    public async Task<IReadOnlyList<string>> ForHoleAsync(string goal, int count, CancellationToken cancellationToken, string? lemma = null) =>
        [.. (await BodiesAsync(Request(SampleKind.FillHole, count) with { Goal = goal, Lemma = lemma }, cancellationToken)).Select(b => b.Body)];

    private async Task<ImmutableArray<Attempt>> AttemptsAsync(SampleRequest request, AttemptOrigin origin, CancellationToken cancellationToken)
    {
        var bodies = await BodiesAsync(request, cancellationToken);
        lock (_gate)
        {
            return [.. bodies.Where(b => _seen.Add(b.Body.Trim())).Select(b => Attempt.Of(problem.Lead, b.Body, origin, b.Model))];
        }
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
