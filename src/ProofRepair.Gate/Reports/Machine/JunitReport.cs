using System.Globalization;
using System.Text;
using System.Xml;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;

namespace ProofRepair.Gate.Reports.Machine;

/// <summary>JUnit XML: each changed declaration and each place with a finding is a test case; what could not be decided is an error, not a failure.</summary>
public static class JunitReport
{
    private sealed record Case(string File, string Name, List<Finding> Findings, string? Undecided = null);

    public static string Of(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var cases = CasesOf(report);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = false, NewLineChars = "\n", Encoding = Encoding.UTF8 }))
        {
            writer.WriteStartElement("testsuites");
            foreach (var suite in cases.GroupBy(c => c.File, StringComparer.Ordinal))
            {
                writer.WriteStartElement("testsuite");
                writer.WriteAttributeString("name", Inert.Line(suite.Key));
                writer.WriteAttributeString("tests", Number(suite.Count()));
                writer.WriteAttributeString("failures", Number(suite.Count(c => Rejections(c).Any())));
                writer.WriteAttributeString("errors", Number(suite.Count(c => c.Undecided is not null)));
                foreach (var one in suite)
                {
                    Write(writer, one);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        // A StringBuilder's writer says UTF-16; the file is written as UTF-8.
        return text.ToString().Replace("encoding=\"utf-16\"", "encoding=\"utf-8\"", StringComparison.Ordinal) + "\n";
    }

    private static List<Case> CasesOf(GateReport report)
    {
        var cases = report.Changes.Select(c => new Case(c.Path, c.Declaration, [])).ToList();
        foreach (var finding in report.Findings)
        {
            var name = finding.Declaration ?? finding.Rule.Title;
            if (cases.Find(c => c.File == finding.Path && (c.Name == name || c.Name.EndsWith("." + name, StringComparison.Ordinal))) is not { } found)
            {
                cases.Add(found = new Case(finding.Path, name, []));
            }

            found.Findings.Add(finding);
        }

        cases.AddRange(report.Undecided.Select(u => new Case(u.Path ?? "gate", "could not decide", [], u.Reason)));
        return cases;
    }

    private static void Write(XmlWriter writer, Case one)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Inert.Line(one.File));
        writer.WriteAttributeString("name", Inert.Line(one.Name));
        if (one.Undecided is { } reason)
        {
            WriteEntry(writer, "error", "could not decide", Clean(reason), "undecided");
        }

        foreach (var finding in Rejections(one))
        {
            WriteEntry(writer, "failure", finding.Rule.Title, Clean($"{ReportWords.Place(finding)}: {finding.Message}"), finding.Rule.Id);
        }

        var others = one.Findings.Where(f => f.Level != RuleLevel.Reject).ToList();
        if (others.Count > 0)
        {
            writer.WriteElementString("system-out", Clean(string.Join('\n', others.Select(f => $"{ReportWords.Of(f.Level)}[{f.Rule.Id}]: {f.Message}"))));
        }

        writer.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter writer, string element, string message, string text, string type)
    {
        writer.WriteStartElement(element);
        writer.WriteAttributeString("message", message);
        writer.WriteAttributeString("type", type);
        writer.WriteString(text);
        writer.WriteEndElement();
    }

    private static IEnumerable<Finding> Rejections(Case one) => one.Findings.Where(f => f.Level == RuleLevel.Reject);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML has no way to write most control characters, and readers show these texts as they are.</summary>
    private static string Clean(string text) => Inert.Lines(text);
}
