using System.Collections.Immutable;
using ProofRepair.Pipeline.Problems;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Extraction;

namespace ProofRepair.Pipeline.Attempts;

/// <summary>
/// Turns samples into attempts: the body is taken out of what the model wrote and put after the pinned statement, and a body that was
/// seen before is dropped. Counts every sample that was taken, usable or not.
/// </summary>
public sealed class AttemptGenerator(Problem problem, IProofSampler sampler)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<SampleKind, int> _taken = [];

    public int Samples { get; private set; }

    /// <summary>The last reason for which fewer samples came than were asked.</summary>
    public string? Trouble { get; private set; }

    public async Task<ImmutableArray<Attempt>> GenerateAsync(SampleKind kind, int count, Func<SampleRequest, SampleRequest>? shape, CancellationToken cancellationToken)
    {
        var attempts = ImmutableArray.CreateBuilder<Attempt>();
        foreach (var (body, model) in await BodiesAsync(kind, count, shape, cancellationToken))
        {
            if (_seen.Add(body.Trim()))
            {
                attempts.Add(Attempt.Of(problem.Lead, body, AttemptOrigin.Sampled, model));
            }
        }

        return attempts.ToImmutable();
    }

    /// <summary>Bodies as they were written, for a hole or for the whole statement.</summary>
    public async Task<IReadOnlyList<(string Body, string? Model)>> BodiesAsync(
        SampleKind kind, int count, Func<SampleRequest, SampleRequest>? shape, CancellationToken cancellationToken)
    {
        if (count <= 0)
        {
            return [];
        }

        var request = new SampleRequest(kind, problem.Name, problem.Header.Text, problem.Statement, count, _taken.GetValueOrDefault(kind), problem.Informal);
        var batch = await sampler.SampleAsync(shape?.Invoke(request) ?? request, cancellationToken);
        Samples += batch.Samples.Length;
        _taken[kind] = request.FirstIndex + batch.Samples.Length;
        Trouble = batch.Problem ?? Trouble;
        return
        [
            .. batch.Samples
                .Select(s => (Extracted: ProofExtractor.Extract(s.RawText, problem.Statement), s.Model))
                .Where(s => s.Extracted is not null)
                .Select(s => (problem.Restate(s.Extracted!.Body), s.Model)),
        ];
    }
}
