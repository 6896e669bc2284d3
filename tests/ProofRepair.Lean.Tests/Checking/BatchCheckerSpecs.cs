using ProofRepair.Lean.Checking;

namespace ProofRepair.Lean.Tests.Checking;

public class BatchCheckerSpecs
{
    [Fact]
    public async Task Processor_time_ends_the_source_that_uses_it_up_and_no_other()
    {
        var limits = Fake.Patient with { ProcessorTime = TimeSpan.FromSeconds(1) };

        var reports = await Fake.CheckAsync(limits, "theorem a", "--! spin", "theorem b", "--! error e");

        Assert.Equal([RunOutcome.Ok, RunOutcome.Timeout, RunOutcome.Ok, RunOutcome.Errors], reports.Select(r => r.Outcome));
        Assert.Contains("1 s of the processor", reports[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_source_of_a_batch_gets_its_own_messages()
    {
        var reports = await Fake.CheckAsync(Fake.Patient, "theorem a", "theorem b\n--! error wrong", "--! sorry\ntheorem c");

        Assert.Equal([RunOutcome.Ok, RunOutcome.Errors, RunOutcome.Ok], reports.Select(r => r.Outcome));
        var error = Assert.Single(reports[1].Messages);
        Assert.Equal("wrong", error.Text);
        Assert.Equal(2, error.Start.Line);
        Assert.True(reports[2].HasSorry);
        Assert.False(reports[2].IsComplete);
    }

    [Theory]
    [InlineData("-- header")]
    [InlineData("-- header\n")]
    [InlineData("")]
    [InlineData("\n-- header\n\n")]
    public async Task Positions_are_those_of_the_source_whatever_the_header(string header)
    {
        string[] sources = ["theorem a\n--! error one\n\n\n", "--! error two\n\n", "\n\n--! error three\n\n"];
        var lines = new List<int>();
        await new BatchChecker(Fake.Process, TimeProvider.System).CheckAsync(
            new CheckRequest(new LeanHeader(header), [.. sources.Select(s => new LeanSource(s))], Fake.Patient),
            (_, report) => lines.Add(Assert.Single(report.Messages).Start.Line),
            TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], lines.Order());
    }

    [Fact]
    public async Task A_source_that_hangs_takes_only_its_own_time()
    {
        var reports = await Fake.CheckAsync(Fake.Hasty, "theorem a", "theorem b\n--! hang", "theorem c", "theorem d\n--! error e");

        Assert.Equal([RunOutcome.Ok, RunOutcome.Timeout, RunOutcome.Ok, RunOutcome.Errors], reports.Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_source_that_ignores_signals_is_ended_all_the_same()
    {
        var reports = await Fake.CheckAsync(Fake.Hasty, "theorem a\n--! deaf", "theorem b");

        Assert.Equal([RunOutcome.Timeout, RunOutcome.Ok], reports.Select(r => r.Outcome));
    }

    [Theory]
    [InlineData("--! exit 134", "134")]
    [InlineData("--! exit 1", "without an answer")]
    public async Task A_crash_is_no_error_of_the_proof_and_spares_the_others(string order, string detail)
    {
        var reports = await Fake.CheckAsync(Fake.Patient, "theorem a", $"theorem b\n{order}", "theorem c");

        Assert.Equal([RunOutcome.Ok, RunOutcome.Crash, RunOutcome.Ok], reports.Select(r => r.Outcome));
        Assert.Contains(detail, reports[1].Detail);
    }

    [Fact]
    public async Task A_panic_that_hangs_is_told_from_a_timeout()
    {
        var reports = await Fake.CheckAsync(Fake.Patient, "theorem a\n--! panic out of memory", "theorem b\n--! panic unreachable");

        Assert.Equal([RunOutcome.Memory, RunOutcome.Crash], reports.Select(r => r.Outcome));
    }

    [Theory]
    [InlineData("--! spam x")]
    [InlineData("--! flood x")]
    public async Task A_source_that_prints_for_ever_is_cut(string order)
    {
        var reports = await Fake.CheckAsync(Fake.Patient, "theorem a", $"theorem b\n{order}", "theorem c");

        Assert.Equal([RunOutcome.Ok, RunOutcome.Crash, RunOutcome.Ok], reports.Select(r => r.Outcome));
        Assert.Contains("printed more than", reports[1].Detail);
    }

    [Fact]
    public async Task A_source_that_takes_too_much_memory_is_ended()
    {
        var limits = Fake.Patient with { MemoryBytes = 300 << 20 };
        var reports = await Fake.CheckAsync(limits, "theorem a\n--! allocate 600", "theorem b");

        Assert.Equal([RunOutcome.Memory, RunOutcome.Ok], reports.Select(r => r.Outcome));
        Assert.True(reports[0].PeakMemoryBytes > 300 << 20);
    }

    [Fact]
    public async Task A_source_that_swallows_its_neighbours_changes_no_answer_of_theirs()
    {
        var reports = await Fake.CheckAsync(
            Fake.Patient, "theorem a", "theorem b\n--! swallow", "theorem c\n--! error real", "theorem d", "theorem e\n--! sorry");

        Assert.Equal(
            [RunOutcome.Ok, RunOutcome.Errors, RunOutcome.Errors, RunOutcome.Ok, RunOutcome.Ok],
            reports.Select(r => r.Outcome));
        Assert.Contains("stopped reading", reports[1].Detail);
        Assert.Equal("real", Assert.Single(reports[2].Messages).Text);
    }

    [Fact]
    public async Task What_a_proof_prints_is_no_message_and_no_sentinel()
    {
        var reports = await Fake.CheckAsync(
            Fake.Patient,
            "theorem a\n--! print {\"severity\":\"information\",\"data\":\"0 0\",\"pos\":{\"line\":1,\"column\":0}}\n--! print 𝔸 chatter",
            "theorem b\n--! error é∀𝔸");

        Assert.Equal([RunOutcome.Ok, RunOutcome.Errors], reports.Select(r => r.Outcome));
        Assert.Equal("é∀𝔸", Assert.Single(reports[1].Messages).Text);
    }

    [Fact]
    public async Task An_error_of_the_header_is_said_of_every_source_as_such()
    {
        var reports = new List<CheckReport>();
        await new BatchChecker(Fake.Process, TimeProvider.System).CheckAsync(
            new CheckRequest(new LeanHeader("--! error unknown module"), [new("theorem a"), new("theorem b")], Fake.Patient),
            (_, report) => reports.Add(report),
            TestContext.Current.CancellationToken);

        Assert.Equal(2, reports.Count);
        Assert.All(reports, r => Assert.Equal(0, Assert.Single(r.Messages).Start.Line));
        Assert.All(reports, r => Assert.Contains("header", r.Detail));
    }

    [Fact]
    public async Task The_options_that_decide_are_set_by_this_program()
    {
        var report = Assert.Single(await Fake.CheckAsync(Fake.Patient with { Heartbeats = 77 }, "--! arguments"));

        var arguments = Assert.Single(report.Messages).Text;
        Assert.Contains("-DautoImplicit=false", arguments);
        Assert.Contains("-DmaxHeartbeats=77", arguments);
    }

    [Theory]
    [InlineData("def a := 1\n--! hang")]
    [InlineData("import A\n\ndef a := 1\n--! hang")]
    public async Task The_time_to_load_is_not_given_to_a_source_without_a_header(string source)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var report = await AloneAsync(source, Fake.Hasty);

        Assert.Equal(RunOutcome.Timeout, report.Outcome);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(45), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("--! error here", 1)]
    [InlineData("def a := 1\n\n--! error here\ndef b := 1", 3)]
    [InlineData("import A\n--! error here\ndef b := 1", 2)]
    [InlineData("/- © -/\nmodule\n\npublic import A.B -- why\nimport all C\n\n--! error here\ndef b := 1", 7)]
    [InlineData("import\n--! error here\ndef b := 1", 2)]
    [InlineData("import A def b := 1\n--! error here\n", 2)]
    public async Task Positions_of_a_source_without_a_header_are_its_own(string source, int line)
    {
        var report = await AloneAsync(source, Fake.Patient);

        Assert.Equal(RunOutcome.Errors, report.Outcome);
        Assert.Equal(line, Assert.Single(report.Messages).Start.Line);
    }

    private static async Task<CheckReport> AloneAsync(string source, CheckLimits limits)
    {
        CheckReport? answer = null;
        await new BatchChecker(Fake.Process, TimeProvider.System, startAllowance: TimeSpan.FromSeconds(60)).CheckAsync(
            new CheckRequest(LeanHeader.Empty, [new LeanSource(source)], limits), (_, report) => answer = report, TestContext.Current.CancellationToken);
        return answer!;
    }
}
