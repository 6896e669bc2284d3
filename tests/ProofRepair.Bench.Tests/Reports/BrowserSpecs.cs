using ProofRepair.Bench.Reports.Data;
using ProofRepair.ReportBenchmark;

namespace ProofRepair.Bench.Tests.Reports;

/// <summary>
/// The page in a real browser. Times are the processor's, which other work on the machine does not stretch, in generous multiples of the bars (2 s, 100 ms):
/// what was measured is in benchmarks/report/RESULTS.md.
/// </summary>
public sealed class BrowserSpecs : IDisposable
{
    private const double SlowOpening = 20_000;
    private const double SlowInteraction = 1_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Five_thousand_problems_open_and_every_interaction_answers()
    {
        var page = _folder.Write("report.html", await Sample.PageAsync(GeneratedRuns.Of("A", 5000, 0.5, 1)));

        var seen = await Browser.MeasureAsync(page);

        var state = seen.GetProperty("state");
        Assert.Equal("5,000 of 5,000 problems", state.GetProperty("problems").GetString());
        Assert.InRange(state.GetProperty("rows").GetInt32(), 40, 400);
        Assert.Equal(1, state.GetProperty("details").GetInt32());
        Assert.False(state.GetProperty("overflows").GetBoolean());
        Assert.Equal(0, seen.GetProperty("complaints").GetArrayLength());
        Assert.Equal(0, seen.GetProperty("requests").GetArrayLength());
        Assert.InRange(seen.GetProperty("load_processor_ms").GetDouble(), 0, SlowOpening);
        Assert.All(seen.GetProperty("interactions_processor_ms").EnumerateObject(), i => Assert.InRange(i.Value.GetDouble(), 0, SlowInteraction));
    }

    [Fact]
    public async Task Texts_that_are_markup_are_shown_and_do_nothing()
    {
        const string hostile = "</script><script>globalThis.hostile = 1</script><img src=x onerror='globalThis.hostile = 1'>\u2028\u202eend";
        var hole = new ReportHole(hostile, ReportHoleState.Open, hostile, hostile, hostile, []);
        var problem = Sample.Problem("p", split: hostile) with
        {
            Statement = hostile, Attempt = hostile, Proof = hostile, Flags = [hostile], Detail = hostile, Open = [hole], Checks = [hostile], Messages = [new ReportMessage(hostile, 1, 1, hostile)],
        };
        var page = _folder.Write("report.html", await Sample.PageAsync(Sample.Run(hostile, problem, problem with { Key = "two" })));

        var seen = await Browser.MeasureAsync(page);

        var state = seen.GetProperty("state");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, state.GetProperty("hostile").ValueKind);
        Assert.Equal((0, 1), (state.GetProperty("images").GetInt32(), state.GetProperty("scripts").GetInt32()));
        Assert.Contains("<img src=x onerror='globalThis.hostile = 1'>⟨U+2028⟩⟨U+202E⟩end", state.GetProperty("text").GetString());
        Assert.Equal(0, seen.GetProperty("complaints").GetArrayLength());
        Assert.Equal(0, seen.GetProperty("requests").GetArrayLength());
    }
}
