using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>
/// Reads which tries were right from a recording: <c>verdict</c> is what its source's own Lean said. A proof by <c>native_decide</c> does not count,
/// as this program's verdict would refuse it.
/// </summary>
internal static class RecordedOutcomes
{
    /// <summary>By model, each with its problems in order of name.</summary>
    public static async Task<ImmutableSortedDictionary<string, ImmutableArray<ProblemOutcomes>>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new List<OutcomeRow>();
        await using var file = File.OpenRead(path);
        await using Stream text = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && JsonSerializer.Deserialize(line, OutcomeRowJson.Default.OutcomeRow) is { Name: not null, Verdict: not null } row)
            {
                rows.Add(row);
            }
        }

        return rows.GroupBy(r => r.Model ?? "unnamed", StringComparer.Ordinal).ToImmutableSortedDictionary(
            model => model.Key,
            model => model.GroupBy(r => r.Name!, StringComparer.Ordinal)
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => new ProblemOutcomes(p.Key, Buckets.OfName(p.Key), [.. p.Select(r => r.IsRight)]))
                .ToImmutableArray(),
            StringComparer.Ordinal);
    }

    /// <summary>All models' tries at a problem as if one prover had made them.</summary>
    public static ImmutableArray<ProblemOutcomes> Mixed(IEnumerable<ImmutableArray<ProblemOutcomes>> models) =>
    [
        .. models.SelectMany(m => m)
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => p.First() with { Tries = [.. Interleaved([.. p.Select(o => o.Tries)])] }),
    ];

    // By turns, so that the log of a first success is that of a search that asks the models by turns.
    private static IEnumerable<bool> Interleaved(ImmutableArray<ImmutableArray<bool>> all) =>
        Enumerable.Range(0, all.Max(t => t.Length)).SelectMany(i => all.Where(t => i < t.Length).Select(t => t[i]));
}

internal sealed record OutcomeRow(string? Name, string? Model, string? Verdict, [property: JsonPropertyName("native_decide")] bool NativeDecide)
{
    [JsonIgnore]
    public bool IsRight => Verdict == "success" && !NativeDecide;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutcomeRow))]
internal sealed partial class OutcomeRowJson : JsonSerializerContext;
