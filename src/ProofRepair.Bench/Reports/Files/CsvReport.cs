using System.Globalization;
using CsvHelper;
using ProofRepair.Bench.Reports.Data;

namespace ProofRepair.Bench.Reports.Files;

/// <summary>A row for each problem of each run (RFC 4180, with a heading, lines that end in LF).</summary>
public static class CsvReport
{
    private static readonly string[] s_heading =
    [
        "run", "key", "split", "domain", "status", "stage", "raw_proved", "samples", "candidates", "tokens", "cost", "lean_seconds", "flags", "detail", "statement_hash",
    ];

    public static async Task WriteAsync(IEnumerable<ReportRun> runs, Stream output, CancellationToken cancellationToken)
    {
        // A spreadsheet would run a name that begins as a formula does.
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture };
        await using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        await csv.WriteRecordAsync(s_heading, cancellationToken);
        foreach (var run in runs)
        {
            foreach (var problem in run.Problems)
            {
                Write(csv, run, problem);
                await csv.EndRecordAsync(cancellationToken);
            }
        }
    }

    private static void Write(CsvWriter csv, ReportRun run, ReportProblem problem)
    {
        csv.WriteField(run.Name);
        csv.WriteField(problem.Key);
        csv.WriteField(problem.Split);
        csv.WriteField(problem.Domain);
        csv.WriteField(problem.Status.ToString().ToLowerInvariant());
        csv.WriteField(problem.Stage?.ToString().ToLowerInvariant());
        csv.WriteField(problem.RawProved ? "true" : "false");
        csv.WriteField(problem.Samples);
        csv.WriteField(problem.Candidates);
        csv.WriteField(problem.Tokens);
        csv.WriteField(problem.Cost);
        csv.WriteField(problem.LeanSeconds);
        csv.WriteField(string.Join("; ", problem.Flags));
        csv.WriteField(problem.Detail);
        csv.WriteField(problem.StatementHash);
    }
}
