using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Checking;

/// <summary>Reads one line of <c>lean --json</c>.</summary>
public static partial class LeanMessageJson
{
    /// <summary>Null for a line that is no message (Lean and the proofs that it runs may print anything).</summary>
    public static LeanMessage? TryParse(string line)
    {
        if (!line.StartsWith('{'))
        {
            return null;
        }

        try
        {
            var row = JsonSerializer.Deserialize(line, Json.Default.Row);
            return row?.Pos is null || row.Data is null
                ? null
                : new LeanMessage(Severity(row.Severity), row.Kind ?? KindOf(row.Severity, row.Data), row.Pos.Value, row.EndPos, row.Data);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Leans before lean4#5945 (November 2024) print no kind; then the text tells the two kinds that are asked for here.</summary>
    private static string KindOf(string? severity, string text) =>
        text.StartsWith("declaration uses 'sorry'", StringComparison.Ordinal) ? LeanMessage.SorryKind
        : Severity(severity) == LeanSeverity.Information ? LeanMessage.TraceKind
        : "[anonymous]";

    private static LeanSeverity Severity(string? name) => name switch
    {
        "information" or "info" => LeanSeverity.Information,
        "warning" => LeanSeverity.Warning,
        _ => LeanSeverity.Error,
    };

    internal sealed record Row(string? Severity, string? Kind, LeanPosition? Pos, LeanPosition? EndPos, string? Data);

    [JsonSerializable(typeof(Row))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    internal sealed partial class Json : JsonSerializerContext;
}
