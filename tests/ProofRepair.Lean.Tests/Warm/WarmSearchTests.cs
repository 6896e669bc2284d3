using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Warm;

namespace ProofRepair.Lean.Tests.Warm;

/// <summary>Candidates in warm workers, by the scripted Lean.</summary>
public class WarmSearchTests
{
    private static readonly ImmutableDictionary<string, string> s_noOptions = ImmutableDictionary<string, string>.Empty;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_stand_where_they_do_in_the_source_and_those_of_the_header_are_not_its()
    {
        await using var search = Search();

        var reports = await CheckAsync(search, "-- one\n--! error here", "-- harmless", "--! sorry");

        Assert.Equal([RunOutcome.Errors, RunOutcome.Ok, RunOutcome.Ok], reports.Select(r => r.Outcome));
        Assert.Equal((2, "here"), reports[0].Messages.Select(m => (m.Start.Line, m.Text)).Single());
        Assert.Empty(reports[1].Messages);
        Assert.True(Assert.Single(reports[2].Messages).IsSorry);
    }

    [Fact]
    public async Task A_source_that_Lean_does_not_read_to_its_end_is_no_proof()
    {
        await using var search = Search();

        var report = Assert.Single(await CheckAsync(search, "--! swallow\n--! error unread"));

        Assert.Equal(RunOutcome.Errors, report.Outcome);
        Assert.Contains("stopped reading", report.Detail);
    }

    [Fact]
    public async Task What_uses_up_its_time_of_the_processor_times_out_and_the_next_is_answered()
    {
        await using var search = Search();

        var spinning = Assert.Single(await CheckAsync(search, "--! spin"));
        var next = Assert.Single(await CheckAsync(search, "-- harmless"));

        Assert.Equal((RunOutcome.Timeout, RunOutcome.Ok), (spinning.Outcome, next.Outcome));
        Assert.Contains("time of the processor", spinning.Detail);
    }

    [Fact]
    public async Task What_Lean_ends_itself_times_out_and_the_same_worker_answers_the_next()
    {
        await using var search = Search();

        var before = Assert.Single(await CheckAsync(search, "--! pid"));
        var slow = Assert.Single(await CheckAsync(search, "--! error half of it\n--! slow 60001"));
        var after = Assert.Single(await CheckAsync(search, "--! pid"));

        Assert.Equal((RunOutcome.Timeout, "half of it"), (slow.Outcome, Assert.Single(slow.Messages).Text));
        Assert.Contains("asked to end it after 60 s", slow.Detail);
        Assert.Equal(Assert.Single(before.Messages).Text, Assert.Single(after.Messages).Text);
    }

    [Fact]
    public async Task As_many_are_answered_at_a_time_as_there_are_workers()
    {
        await using var search = Search(workers: 2);

        var reports = await CheckAsync(search, "--! pid", "--! pid\n");

        Assert.Equal(2, reports.Select(r => Assert.Single(r.Messages).Text).Distinct().Count());
    }

    [Fact]
    public async Task What_ends_the_worker_each_time_and_what_has_other_options_is_asked_of_a_cold_Lean()
    {
        await using var search = Search();

        var ended = Assert.Single(await CheckAsync(search, "--! exit 3"));
        var other = Assert.Single(await search.CheckAsync(
            new CheckRequest(LeanHeader.Empty, [new LeanSource("--! sorry")], Fake.Patient, s_noOptions.Add("pp.all", "true")), Ct));

        Assert.Equal(("cold", "cold"), (ended.Detail, other.Detail));
    }

    private static WarmSearch Search(int workers = 1) => new(
        [
            .. Enumerable.Range(0, workers)
                .Select(_ => new WarmPool(Fake.Process, new WarmPoolOptions(Fake.Patient, s_noOptions), TimeProvider.System, NullLogger<WarmPool>.Instance)),
        ],
        new ColdLean(),
        s_noOptions);

    private static Task<ImmutableArray<CheckReport>> CheckAsync(WarmSearch search, params string[] sources) => search.CheckAsync(
        new CheckRequest(new LeanHeader("--! sorry"), [.. sources.Select(s => new LeanSource(s))], Fake.Patient with { ProcessorTime = TimeSpan.FromSeconds(1), CancelAfter = TimeSpan.FromMinutes(1) }),
        Ct);

    private sealed class ColdLean : ILeanChecker
    {
        public Task<ImmutableArray<CheckReport>> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<CheckReport>>([.. request.Sources.Select(_ => new CheckReport(RunOutcome.Ok, [], TimeSpan.Zero, Detail: "cold"))]);
    }
}
