using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Reports.Machine;

/// <summary>
/// SARIF 2.1.0, the form that code scanning takes. Written here: of the SDK nothing is needed but these few records. What could not be decided is
/// a notification of an execution that failed, so that no reader takes an empty list for a pass.
/// </summary>
public static partial class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Fingerprint = "proofRepairGate/v1";
    private const string Root = "PROJECTROOT";

    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rules = Rule.All;
        var run = new Run(
            new Tool(new Driver(
                "ProofRepair gate",
                typeof(SarifReport).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
                [.. rules.Select(r => new RuleRow(r.Id, new Text(r.Title + "."), r.Help.Length > 0 ? new Text(r.Help) : null, new Configuration(LevelOf(r.Level))))])),
            [.. report.Findings.Select(f => ResultOf(f, rules.IndexOf(f.Rule)))],
            [new Invocation(report.Verdict != GateVerdict.CouldNotDecide && report.Undecided.IsEmpty, [.. report.Undecided.Select(u => new Notification("error", new Text(u.Reason)))])],
            "unicodeCodePoints");
        return JsonSerializer.Serialize(new Log(Schema, "2.1.0", [run]), SarifJson.Default.Log) + "\n";
    }

    private static Result ResultOf(Finding finding, int index) => new(
        finding.Rule.Id,
        index,
        LevelOf(finding.Level),
        new Text(finding.Message),
        [
            new Location(
                new PhysicalLocation(new Artifact(Uri(finding.Path), Root), RegionOf(finding)),
                finding.Declaration is { } name ? [new LogicalLocation(name, "declaration")] : null),
        ],
        new Dictionary<string, string>(StringComparer.Ordinal) { [Fingerprint] = finding.Fingerprint });

    private static Region? RegionOf(Finding finding) => finding.Start is not { } start ? null
        : finding.End is { } end && end > start ? new Region(start.Line, start.Column + 1, end.Line, end.Column + 1)
        : new Region(start.Line, start.Column + 1, null, null);

    private static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));

    private static string LevelOf(RuleLevel level) => level switch
    {
        RuleLevel.Reject => "error",
        RuleLevel.Warn => "warning",
        RuleLevel.Note => "note",
        _ => "none",
    };

    internal sealed record Log([property: JsonPropertyName("$schema")] string Schema, string Version, Run[] Runs);

    internal sealed record Run(Tool Tool, Result[] Results, Invocation[] Invocations, string ColumnKind);

    internal sealed record Tool(Driver Driver);

    internal sealed record Driver(string Name, string SemanticVersion, RuleRow[] Rules);

    internal sealed record RuleRow(string Id, Text ShortDescription, Text? Help, Configuration DefaultConfiguration);

    internal sealed record Configuration(string Level);

    internal sealed record Text([property: JsonPropertyName("text")] string Value);

    internal sealed record Invocation(bool ExecutionSuccessful, Notification[] ToolExecutionNotifications);

    internal sealed record Notification(string Level, Text Message);

    internal sealed record Result(string RuleId, int RuleIndex, string Level, Text Message, Location[] Locations, Dictionary<string, string> PartialFingerprints);

    internal sealed record Location(PhysicalLocation PhysicalLocation, LogicalLocation[]? LogicalLocations);

    internal sealed record LogicalLocation(string FullyQualifiedName, string Kind);

    internal sealed record PhysicalLocation(Artifact ArtifactLocation, Region? Region);

    internal sealed record Artifact(string Uri, string UriBaseId);

    internal sealed record Region(int StartLine, int StartColumn, int? EndLine, int? EndColumn);

    [JsonSerializable(typeof(Log))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
    internal sealed partial class SarifJson : JsonSerializerContext;
}
