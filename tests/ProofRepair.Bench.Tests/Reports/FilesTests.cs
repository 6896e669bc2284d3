using System.Text;
using System.Text.Json;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Files;
using ProofRepair.ReportBenchmark;

namespace ProofRepair.Bench.Tests.Reports;

public sealed class FilesTests
{
    [Fact]
    public async Task The_JSON_reads_back_as_what_was_written()
    {
        ReportRun[] runs = [GeneratedRuns.Of("A", 20, 0.5, 1), Sample.Run("<b>∀\u2028", Sample.Problem("p"))];
        var text = await Sample.TextAsync(s => JsonReport.WriteAsync(runs, DateTimeOffset.UnixEpoch, s, TestContext.Current.CancellationToken));

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var read = await JsonReport.ReadAsync(stream, TestContext.Current.CancellationToken);

        Assert.Equal(JsonReport.CurrentFormat, read!.Format);
        Assert.Equal(text, await Sample.TextAsync(s => JsonReport.WriteAsync(read.Runs, read.Made, s, TestContext.Current.CancellationToken)));
        Assert.Equal(runs[1].Name, read.Runs[1].Name);
        Assert.Equal(runs[0].Problems.Select(p => (p.Key, p.Status, p.Proof)), read.Runs[0].Problems.Select(p => (p.Key, p.Status, p.Proof)));
        Assert.Equal("proved", JsonDocument.Parse(text).RootElement.GetProperty("runs")[1].GetProperty("problems")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_CSV_has_a_row_for_each_problem_of_each_run_and_spreadsheets_run_none_of_it()
    {
        var run = Sample.Run("r, 1", Sample.Problem("a") with { Detail = "=HYPERLINK(\"x\")", Cost = 0.25m, Tokens = 7 }, Sample.Problem("b", ReportStatus.Unproved) with { Detail = "two\nlines" });

        var text = await Sample.TextAsync(s => CsvReport.WriteAsync([run], s, TestContext.Current.CancellationToken));

        Assert.Equal(
            """"
            run,key,split,domain,status,stage,raw_proved,samples,candidates,tokens,cost,lean_seconds,flags,detail,statement_hash
            "r, 1",test/a,test,,proved,,false,1,3,7,0.25,2.5,,"'=HYPERLINK(""x"")",
            "r, 1",test/b,test,,unproved,,false,1,3,,,2.5,,"two
            lines",

            """".ReplaceLineEndings("\n"),
            text);
    }
}
