using System.Text;
using ProofRepair.Bench.Reports.Data;
using ProofRepair.Bench.Reports.Page;

namespace ProofRepair.Bench.Tests.Reports;

/// <summary>Small runs to report on.</summary>
internal static class Sample
{
    public static ReportProblem Problem(string name, ReportStatus status = ReportStatus.Proved, string split = "test", string? hash = null) => new(
        $"{split}/{name}", name, split, null, status, null, false, false, $"theorem {name} : True :=", hash, null, null, 1, 3, null, null, 2.5, [], null, null,
        status == ReportStatus.Proved ? "by trivial" : null, [], [], [], [], [], null);

    public static ReportRun Run(string name, params ReportProblem[] problems) =>
        new(name, null, null, [], null, [], null, null, [], null, null, [], [.. problems]);

    public static async Task<string> PageAsync(params ReportRun[] runs)
    {
        await using var page = new StringWriter();
        await HtmlReport.WriteAsync(runs, DateTimeOffset.UnixEpoch, "0", page, TestContext.Current.CancellationToken);
        return page.ToString();
    }

    public static async Task<string> TextAsync(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
