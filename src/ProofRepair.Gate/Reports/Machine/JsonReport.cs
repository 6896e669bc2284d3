using System.Text.Json;
using System.Text.Json.Serialization;
using ProofRepair.Gate.Changes;

namespace ProofRepair.Gate.Reports.Machine;

/// <summary>The whole report for machines. Lines are 1-based, columns 0-based codepoints, as Lean counts them. Printed in a workflow, no text in it is a command.</summary>
public static partial class JsonReport
{
    private const int Version = 1;

    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(
            new Document(
                Version,
                ReportWords.Of(report.Verdict).Replace(' ', '-'),
                report.Base,
                report.Head,
                report.Toolchain,
                [
                    .. report.Findings.Select(f => new FindingRow(
                        f.Rule.Id, ReportWords.Of(f.Level), f.Path, f.Start?.Line, f.Start?.Column, f.End?.Line, f.End?.Column, f.Declaration, f.Message, f.Fingerprint)),
                ],
                [.. report.Undecided],
                [.. report.Changes.Select(c => new ChangeRow(ReportWords.Of(c.Kind).Replace(' ', '-'), c.Declaration, c.Path, c.Line, c.Was))],
                report.Sorries,
                [.. report.Suggestions],
                [.. report.Notes],
                new EffortRow(report.Effort.FilesElaborated, report.Effort.FilesLookedAt, Math.Round(report.Effort.Time.TotalSeconds, 1))),
            JsonReportJson.Default.Document).Replace("##[", "#\\u0023[", StringComparison.Ordinal) + "\n";
    }

    internal sealed record Document(
        int Version,
        string Verdict,
        string? Base,
        string? Head,
        string? Toolchain,
        FindingRow[] Findings,
        UndecidedPart[] Undecided,
        ChangeRow[] Changes,
        SorryBaseline Sorries,
        Suggestion[] Suggestions,
        string[] Notes,
        EffortRow Effort);

    internal sealed record FindingRow(
        string Rule, string Level, string Path, int? Line, int? Column, int? EndLine, int? EndColumn, string? Declaration, string Message, string Fingerprint);

    internal sealed record ChangeRow(string Kind, string Declaration, string Path, int? Line, string? Was);

    internal sealed record EffortRow(int FilesElaborated, int FilesLookedAt, double Seconds);

    [JsonSerializable(typeof(Document))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
    internal sealed partial class JsonReportJson : JsonSerializerContext;
}
