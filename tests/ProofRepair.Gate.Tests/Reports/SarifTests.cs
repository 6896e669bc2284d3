using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Reports.Machine;

namespace ProofRepair.Gate.Tests.Reports;

public sealed class SarifTests
{
    private static readonly Lazy<JsonSchema> s_schema = new(() => JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json"))));

    public static TheoryData<string> Samples => ["rejected", "undecided", "passed"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_what_the_schema_of_the_standard_asks_for(string sample)
    {
        var document = JsonDocument.Parse(SarifReport.Of(ReportOf(sample)));

        var result = s_schema.Value.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))));
    }

    [Fact]
    public void The_schema_would_refuse_a_report_with_a_line_0()
    {
        var broken = SarifReport.Of(SampleReport.Rejected).Replace("\"startLine\": 3", "\"startLine\": 0", StringComparison.Ordinal);

        Assert.False(s_schema.Value.Evaluate(JsonDocument.Parse(broken).RootElement).IsValid);
    }

    [Fact]
    public void Places_are_in_codepoints_from_1_and_paths_are_addresses()
    {
        var location = Results(SampleReport.Rejected)[0]!["locations"]![0]!["physicalLocation"]!;

        Assert.Equal("A%20dir/Some%2Cfile%3A1.lean", (string?)location["artifactLocation"]!["uri"]);
        Assert.Equal((3, 3, 3, 10), ((int)location["region"]!["startLine"]!, (int)location["region"]!["startColumn"]!, (int)location["region"]!["endLine"]!, (int)location["region"]!["endColumn"]!));
    }

    [Fact]
    public void A_fingerprint_stays_when_lines_move_and_words_change()
    {
        var (before, after) = (SampleReport.Finding(Rule.Sorry, "A.lean", new(3, 0), null, "a", "one text"), SampleReport.Finding(Rule.Sorry, "B.lean", new(70, 2), null, "a", "another"));

        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.NotEqual(before.Fingerprint, SampleReport.Finding(Rule.Sorry, "A.lean", new(3, 0), null, "b", "one text").Fingerprint);
        Assert.NotEqual(before.Fingerprint, SampleReport.Finding(Rule.Axiom, "A.lean", new(3, 0), null, "a", "one text").Fingerprint);
    }

    [Fact]
    public void What_could_not_be_decided_is_an_execution_that_failed()
    {
        var invocation = JsonNode.Parse(SarifReport.Of(SampleReport.Undecided))!["runs"]![0]!["invocations"]![0]!;

        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Equal(2, invocation["toolExecutionNotifications"]!.AsArray().Count);
    }

    private static JsonArray Results(GateReport report) => JsonNode.Parse(SarifReport.Of(report))!["runs"]![0]!["results"]!.AsArray();

    private static GateReport ReportOf(string sample) => sample switch { "rejected" => SampleReport.Rejected, "undecided" => SampleReport.Undecided, _ => SampleReport.Passed };
}
