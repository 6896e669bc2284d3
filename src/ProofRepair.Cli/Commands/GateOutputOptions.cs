using System.CommandLine;
using ProofRepair.Gate.Reports;
using ProofRepair.Gate.Reports.GitHub;
using ProofRepair.Gate.Reports.Machine;

namespace ProofRepair.Cli.Commands;

/// <summary>In which forms, and where to, the gate's report is written.</summary>
internal sealed class GateOutputOptions
{
    private readonly Option<string?> _report = new("--report") { Description = "write the report as JSON to this file" };

    private readonly Option<string?> _sarif = new("--sarif") { Description = "write it as SARIF 2.1.0 to this file" };

    private readonly Option<string?> _junit = new("--junit") { Description = "write it as JUnit XML to this file" };

    private readonly Option<string?> _summary = new("--summary") { Description = "append it as Markdown to this file (default: $GITHUB_STEP_SUMMARY, if set)" };

    private readonly Option<string?> _suggestions = new("--suggestions") { Description = "write proofs that were found to this file, as a review of GitHub's" };

    private readonly Option<bool?> _annotations = new("--annotations") { Description = "print GitHub's annotations too (default: in a GitHub workflow)" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _report, _sarif, _junit, _summary, _suggestions, _annotations })
        {
            command.Add(option);
        }
    }

    public async Task WriteAsync(ParseResult parsed, GateReport report, bool json, CancellationToken cancellationToken)
    {
        Console.Write(json ? JsonReport.Of(report) : TextReport.Of(report));
        if (!json && (parsed.GetValue(_annotations) ?? Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is "true"))
        {
            Console.Write(Annotations.Of(report));
        }

        var files = new (string? Path, Func<GateReport, string> Form)[]
        {
            (parsed.GetValue(_report), JsonReport.Of), (parsed.GetValue(_sarif), SarifReport.Of), (parsed.GetValue(_junit), JunitReport.Of), (parsed.GetValue(_suggestions), ReviewSuggestions.Of),
        };
        foreach (var (path, form) in files.Where(f => f.Path is not null))
        {
            await File.WriteAllTextAsync(path!, form(report), cancellationToken);
        }

        if ((parsed.GetValue(_summary) ?? Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY")) is { Length: > 0 } summary)
        {
            await File.AppendAllTextAsync(summary, JobSummary.Of(report), cancellationToken);
        }
    }
}
