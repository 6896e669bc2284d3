using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProofRepair.Bench.Running;

/// <summary>The last line of <c>--json</c>; the others are <see cref="ProblemAccount"/>s.</summary>
public static partial class BenchEvents
{
    public static string Summary(BenchSummary summary, RunIdentity identity, RunLoad load) => JsonSerializer.Serialize(
        new SummaryLine(
            "summary",
            summary.Problems,
            summary.Ported,
            summary.RawProved,
            summary.RawMeaningsProved,
            summary.Proved,
            summary.Flagged,
            summary.Samples,
            summary.LeanSeconds,
            identity.Toolchain,
            identity.Data.ToDictionary(d => d.File, d => d.Sha256),
            identity.Statements,
            identity.Options.ToDictionary(o => o.Name, o => o.Value),
            identity.OptionsHash,
            identity.Budget,
            Math.Round(load.Occupied, 3),
            load.OwnProcessorSeconds,
            load.LeanProcessorSeconds),
        Json.Default.SummaryLine);

    internal sealed record SummaryLine(
        string Event, int Problems, int Ported, int RawProved, int RawMeaningsProved, int Proved, int Flagged, int Samples, double LeanSeconds,
        string Toolchain, Dictionary<string, string> DataSha256, string StatementsSha256, Dictionary<string, string> Options, string OptionsSha256, string? Budget,
        double LeanOccupied, double OwnProcessorSeconds, double? LeanProcessorSeconds);

    [JsonSerializable(typeof(SummaryLine))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    internal sealed partial class Json : JsonSerializerContext;
}
