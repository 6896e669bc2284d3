using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProofRepair.Sampling;
using ProofRepair.Store;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Running.Recording;

/// <summary>
/// Keeps what a sampler gives before anybody sees it, and gives what was kept by an earlier process before it asks: a problem that is taken up again
/// after a kill pays for no kept sample twice. What was on its way when the process was killed is lost.
/// </summary>
public sealed partial class RecordedSampler(IProofSampler sampler, RunStore store, string run, Func<Sample, decimal>? priced = null) : IProofSampler, IDisposable
{
    // For each request, how many of its samples were given in this process: the next come after them.
    private readonly ConcurrentDictionary<(string Problem, string Key), int> _given = new();

    public string Name => sampler.Name;

    public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        var key = KeyOf(request);
        var before = _given.AddOrUpdate((request.ProblemKey, key), request.Count, (_, given) => given + request.Count) - request.Count;
        var kept = (await store.AttemptsAsync(run, request.ProblemKey, cancellationToken))
            .Where(r => r.PromptHash == key)
            .OrderBy(r => r.Number)
            .Skip(before)
            .Take(request.Count)
            .Select(Read)
            .ToImmutableArray();
        if (kept.Length == request.Count)
        {
            return new SampleBatch(kept);
        }

        var missing = request.Count - kept.Length;
        var came = new ConcurrentDictionary<Sample, bool>(ReferenceEqualityComparer.Instance);
        var batch = await sampler.SampleAsync(request with { Count = missing, FirstIndex = request.FirstIndex + kept.Length, Came = KeepOneAsync }, cancellationToken);
        _given.AddOrUpdate((request.ProblemKey, key), 0, (_, given) => given - missing + batch.Samples.Length);
        await KeepAsync(request, key, [.. batch.Samples.Where(s => !came.ContainsKey(s))]);
        return batch with { Samples = [.. kept, .. batch.Samples] };

        async Task KeepOneAsync(Sample sample)
        {
            await KeepAsync(request, key, [sample]);
            came[sample] = true;
        }
    }

    public void Dispose() => (sampler as IDisposable)?.Dispose();

    /// <summary>Paid for: kept even where the run is being stopped.</summary>
    private async Task KeepAsync(SampleRequest request, string key, ImmutableArray<Sample> samples)
    {
        try
        {
            await store.AppendAttemptsAsync(run, request.ProblemKey, [.. samples.Select(s => Row(s, request.Kind, key))], CancellationToken.None);
        }
        catch (StoreException e)
        {
            throw new SampleNotKeptException(e.Message, e);
        }
    }

    private AttemptRow Row(Sample sample, SampleKind kind, string key) => new(
        0,
        kind.ToString(),
        JsonSerializer.Serialize(sample, RecorderJson.Default.Sample),
        new Cost(Samples: 1, (sample.PromptTokens ?? sample.Tokens) is null ? null : new TokenCount(sample.PromptTokens ?? 0, sample.Tokens ?? 0, CounterOf(sample)), priced?.Invoke(sample) ?? 0),
        Model: sample.Model,
        PromptHash: key);

    private static TokenCounter CounterOf(Sample sample) => sample.TokensBy switch
    {
        TokensBy.Server => TokenCounter.Server,
        TokensBy.Tokenizer => TokenCounter.Tokenizer,
        _ => throw new InvalidOperationException($"Nobody knows who counts by {sample.TokensBy}."),
    };

    private static Sample Read(AttemptRow row) => JsonSerializer.Deserialize(row.Body, RecorderJson.Default.Sample)!;

    /// <summary>
    /// Of what is asked, and of whom; not of how many were asked before, which may differ between two processes where holes are filled side by side. Lean
    /// numbers metavariables as they come.
    /// </summary>
    private string KeyOf(SampleRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Metavariable().Replace(
        string.Join(
            '\0',
            [
                sampler.Name, $"{request.Kind}", request.Header, request.Statement, request.Informal ?? "", request.Goal ?? "", request.FailedBody ?? "", request.Lemma ?? "",
                .. request.Errors.IsDefault ? [] : request.Errors,
            ]),
        "?"))));

    [GeneratedRegex(@"\?[a-z]+\.[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Metavariable();
}
