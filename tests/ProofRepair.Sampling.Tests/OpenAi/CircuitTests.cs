using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using ProofRepair.Sampling.OpenAi;
using Xunit;
using static ProofRepair.Sampling.Tests.OpenAi.Asking;

namespace ProofRepair.Sampling.Tests.OpenAi;

/// <summary>By a clock of the test's own: nothing here waits.</summary>
public sealed class CircuitTests
{
    private const string Down = """{"kind":"status","status":503,"echoKey":true}""";
    private const string Up = """{"kind":"ok","text":"by simp"}""";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> _notices = [];
    private readonly ListLogger _log = new();

    [Fact]
    public async Task An_endpoint_that_fails_again_and_again_is_left_in_peace_and_the_user_is_told_until_when()
    {
        await using var server = await FakeModelServer.StartAsync(Down, Down, Up);
        using var sampler = Sampler(server);
        var broken = await AdvancingAsync(sampler.SampleAsync(Request(), Token));

        Assert.Contains("the last time by HTTP 503", broken.Problem, StringComparison.Ordinal);
        Assert.Matches($@"{server.Endpoint} .*test-model is not asked there until 12:[0-9]{{2}}:[0-9]{{2}}", Assert.Single(_notices));
        var refused = await sampler.SampleAsync(Request() with { MayWait = false }, Token);
        Assert.Equal((0, true, broken.Problem), (refused.Samples.Length, refused.IsBusy, refused.Problem));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task When_the_break_is_over_one_request_tries_and_the_run_goes_on()
    {
        await using var server = await FakeModelServer.StartAsync(Down, Down, Up);
        using var sampler = Sampler(server);
        await AdvancingAsync(sampler.SampleAsync(Request(), Token));
        var start = _time.GetUtcNow();

        var batch = await AdvancingAsync(sampler.SampleAsync(Request(count: 5), Token));

        Assert.Null(batch.Problem);
        Assert.Equal(5, batch.Samples.Length);
        Assert.True(_time.GetUtcNow() - start >= TimeSpan.FromSeconds(29), $"{_time.GetUtcNow() - start}");
        Assert.Equal(2 + 5, server.Requests.Count);
        Assert.Equal(2, _notices.Count);
        Assert.Contains("answers again", _notices.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_stays_down_is_tried_ever_more_rarely_and_given_up_after_the_total_time()
    {
        await using var server = await FakeModelServer.StartAsync(Down);
        using var sampler = Sampler(server, o => o with { TotalTimeout = TimeSpan.FromMinutes(10) });
        await AdvancingAsync(sampler.SampleAsync(Request(), Token));

        var batch = await AdvancingAsync(sampler.SampleAsync(Request(), Token), step: TimeSpan.FromSeconds(5));

        Assert.Contains("fails again and again", batch.Problem, StringComparison.Ordinal);
        // Breaks of 30 s, 1, 2, 4 and 8 minutes: tried at 30 s, 1.5, 3.5 and 7.5 minutes, or later and fewer times where the server is slow by the test's clock.
        Assert.InRange(server.Requests.Count, 2 + 1, 2 + 4);
    }

    [Fact]
    public async Task Who_limits_the_rate_is_not_broken()
    {
        await using var server = await FakeModelServer.StartAsync([.. Enumerable.Repeat("""{"kind":"status","status":429,"retryAfter":"20"}""", 6), Up]);
        using var sampler = Sampler(server, o => o with { Retries = 6 });
        var start = _time.GetUtcNow();

        var batch = await AdvancingAsync(sampler.SampleAsync(Request(), Token));

        Assert.Single(batch.Samples);
        Assert.Empty(_notices);
        Assert.True(_time.GetUtcNow() - start >= TimeSpan.FromMinutes(2), "six times 20 s were asked for");
    }

    [Fact]
    public async Task A_pause_until_a_point_in_time_is_kept()
    {
        await using var server = await FakeModelServer.StartAsync("""{"kind":"status","status":503,"retryAfter":"Thu, 26 Nov 2026 12:01:30 GMT"}""", Up);
        using var sampler = Sampler(server);

        Assert.Single((await AdvancingAsync(sampler.SampleAsync(Request(), Token))).Samples);

        Assert.True(_time.GetUtcNow() >= new DateTimeOffset(2026, 11, 26, 12, 1, 30, TimeSpan.Zero));
    }

    [Fact]
    public async Task Neither_notices_nor_logs_hold_the_key()
    {
        await using var server = await FakeModelServer.StartAsync(Down, Down, """{"kind":"cut","text":"no"}""", Down);
        using var sampler = Sampler(server, o => o with { TotalTimeout = TimeSpan.FromMinutes(5) });
        var problems = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            problems.Add((await AdvancingAsync(sampler.SampleAsync(Request(), Token))).Problem);
        }

        Assert.NotEmpty(_notices);
        Assert.All([.. _notices, .. _log.Lines, .. problems], l => Assert.DoesNotContain(Secret, l, StringComparison.Ordinal));
    }

    private OpenAiSampler Sampler(FakeModelServer server, Func<OpenAiOptions, OpenAiOptions>? change = null)
    {
        // Requests take real time, while which the test's clock runs on: they must not seem too slow.
        var options = Options(server) with { Retries = 1, BreakAfter = 2, AttemptTimeout = TimeSpan.FromHours(9), FirstByteTimeout = TimeSpan.FromHours(9), TotalTimeout = TimeSpan.FromHours(10) };
        return Asking.Sampler(change?.Invoke(options) ?? options, log: _log, time: _time, notice: n => _notices.Enqueue(n.Text));
    }

    private async Task<SampleBatch> AdvancingAsync(Task<SampleBatch> asking, TimeSpan? step = null)
    {
        while (!asking.IsCompleted)
        {
            await Task.WhenAny(asking, Task.Delay(20, Token));
            _time.Advance(step ?? TimeSpan.FromSeconds(1));
        }

        return await asking;
    }
}
