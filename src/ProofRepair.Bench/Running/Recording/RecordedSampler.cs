using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProofRepair.Sampling;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>
/// Keeps each sample before anybody sees it, and gives what was kept for a request before it asks anybody: a problem that is taken up again after a kill
/// pays for no sample twice.
/// </summary>
public sealed class RecordedSampler(IProofSampler sampler, RunStore store, string run) : IProofSampler, IDisposable
{
    // One problem's requests come one after another, or for several holes at once.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    public string Name => sampler.Name;

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(request.ProblemKey, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            var key = KeyOf(request);
            var rows = await store.AttemptsAsync(run, request.ProblemKey, cancellationToken);
            var kept = rows.Where(r => r.PromptHash == key).OrderBy(r => r.Number).Select(Read).ToImmutableArray();
            if (kept.Length >= request.Count)
            {
                return new SampleBatch(kept);
            }

            var batch = await sampler.SampleAsync(request with { Count = request.Count - kept.Length, FirstIndex = request.FirstIndex + kept.Length }, cancellationToken);
            var next = rows.IsEmpty ? 0 : rows.Max(r => r.Number) + 1;
            // Paid for: kept even where the run is being stopped.
            await store.RecordAttemptsAsync(run, request.ProblemKey, [.. batch.Samples.Select((s, i) => Row(s, next + i, request.Kind, key))], CancellationToken.None);
            return batch with { Samples = [.. kept, .. batch.Samples] };
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        (sampler as IDisposable)?.Dispose();
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    private static AttemptRow Row(Sample sample, int number, SampleKind kind, string key) => new(
        number,
        kind.ToString(),
        JsonSerializer.Serialize(sample, RecorderJson.Default.Sample),
        new Cost(Samples: 1, sample is { PromptTokens: { } prompt, Tokens: { } completion } ? new TokenCount(prompt, completion, TokenCounter.Server) : null),
        Model: sample.Model,
        PromptHash: key);

    private static Sample Read(AttemptRow row) => JsonSerializer.Deserialize(row.Body, RecorderJson.Default.Sample)!;

    /// <summary>Of all that decides what is asked; how many are asked for is not among it.</summary>
    private static string KeyOf(SampleRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\0',
        [
            $"{request.Kind}", $"{request.FirstIndex}", request.Header, request.Statement, request.Informal ?? "", request.Goal ?? "", request.FailedBody ?? "", request.Lemma ?? "",
            .. request.Errors.IsDefault ? [] : request.Errors,
        ]))));
}
