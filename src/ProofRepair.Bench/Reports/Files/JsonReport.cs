using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Pipeline.Events;

namespace ProofRepair.Bench.Reports.Files;

/// <summary>All that the page shows, for programs. <paramref name="Format"/> counts changes that a reader must know of.</summary>
public sealed record JsonReport(int Format, DateTimeOffset Made, ImmutableArray<ReportRun> Runs)
{
    public const int CurrentFormat = 1;

    // Sketches stand in sketches: two levels of JSON for each.
    private const int DeepestTree = 1000;

    private static readonly ReportJson s_json = new(new JsonSerializerOptions(ReportJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = DeepestTree,
        Converters =
        {
            new JsonStringEnumConverter<ReportStatus>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ReportHoleState>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<PipelineStage>(JsonNamingPolicy.SnakeCaseLower),
        },
    });

    public static Task WriteAsync(IEnumerable<ReportRun> runs, DateTimeOffset made, Stream output, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(output, new JsonReport(CurrentFormat, made, [.. runs]), s_json.JsonReport, cancellationToken);

    /// <summary>Null for the word null.</summary>
    /// <exception cref="JsonException">It is no report.</exception>
    public static ValueTask<JsonReport?> ReadAsync(Stream input, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsync(input, s_json.JsonReport, cancellationToken);
}

[JsonSerializable(typeof(JsonReport))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
internal sealed partial class ReportJson : JsonSerializerContext;
