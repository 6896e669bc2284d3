using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Reports.Machine;

namespace ProofRepair.Gate.Tests.Reports;

public sealed class OtherReportTests
{
    [Fact]
    public void JUnit_counts_what_rejects_as_failures_and_the_undecided_as_errors()
    {
        var (rejected, undecided) = (XDocument.Parse(JunitReport.Of(SampleReport.Rejected)), XDocument.Parse(JunitReport.Of(SampleReport.Undecided)));

        Assert.Equal(3, rejected.Descendants("failure").Count());
        Assert.Equal(3, rejected.Descendants("testsuite").Sum(s => (int)s.Attribute("failures")!));
        Assert.Equal(2, undecided.Descendants("error").Count());
        Assert.Empty(undecided.Descendants("failure"));
        Assert.Equal(["Numbers.second", "Numbers.third"], XDocument.Parse(JunitReport.Of(SampleReport.Passed)).Descendants("testcase").Select(c => (string)c.Attribute("name")!));
    }

    [Fact]
    public void JUnit_stays_XML_whatever_a_message_holds()
    {
        var report = SampleReport.Of([SampleReport.Finding(Rule.Error, "<A>&.lean", new(1, 0), null, "\"x\"", "a \u0001 b ]]> <c> 𝔸")], []);

        Assert.Contains("𝔸", XDocument.Parse(JunitReport.Of(report)).Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_has_the_verdict_and_every_finding()
    {
        var document = JsonNode.Parse(JsonReport.Of(SampleReport.Rejected))!;

        Assert.Equal("rejected", (string?)document["verdict"]);
        Assert.Equal(["error", "sorry", "definition-changed", "settings"], document["findings"]!.AsArray().Select(f => (string?)f!["rule"]));
        Assert.Equal("could-not-decide", (string?)JsonNode.Parse(JsonReport.Of(SampleReport.Undecided))!["verdict"]);
    }

    [Fact]
    public void The_text_shows_places_as_editors_read_them()
    {
        var text = TextReport.Of(SampleReport.Rejected);

        Assert.Contains("Main.lean:7:1: error[sorry]: `Numbers.second` holds a `sorry`.", text, StringComparison.Ordinal);
        Assert.EndsWith("Rejected: 3 findings against the change.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("Could not decide: there is no word on 2 parts of the change.\n", TextReport.Of(SampleReport.Undecided), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_findings_that_could_not_decide_is_no_pass()
    {
        Assert.Equal(GateVerdict.CouldNotDecide, SampleReport.Undecided.Verdict);
        Assert.Equal(GateVerdict.Rejected, SampleReport.Of(SampleReport.Rejected.Findings, SampleReport.Undecided.Undecided).Verdict);
    }
}
