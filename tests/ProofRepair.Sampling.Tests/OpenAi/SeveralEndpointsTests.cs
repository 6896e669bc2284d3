using Xunit;
using static ProofRepair.Sampling.Tests.OpenAi.Asking;

namespace ProofRepair.Sampling.Tests.OpenAi;

public sealed class SeveralEndpointsTests
{
    private const string Proof = """{"kind":"ok","text":"by simp"}""";

    [Theory]
    [InlineData("""{"kind":"status","status":503}""")]
    [InlineData("""{"kind":"status","status":429,"retryAfter":"600"}""")]
    [InlineData("""{"kind":"status","status":401}""")]
    [InlineData("""{"kind":"malformed"}""")]
    public async Task What_a_broken_endpoint_does_not_give_the_others_give(string failure)
    {
        await using var broken = await FakeModelServer.StartAsync(failure);
        await using var well = await FakeModelServer.StartAsync(Proof);
        using var samplers = new SamplersInTurn([Sampler(Options(broken)), Sampler(Options(well))]);

        var batch = await samplers.SampleAsync(Request(count: 6), Token);

        Assert.Null(batch.Problem);
        Assert.Equal(6, batch.Samples.Count(s => s.Sampler == $"openai:test-model@{well.Endpoint}"));
    }

    [Fact]
    public async Task An_endpoint_at_its_limit_is_not_waited_for_while_others_can_give()
    {
        await using var limited = await FakeModelServer.StartAsync(Proof);
        await using var free = await FakeModelServer.StartAsync(Proof);
        using var samplers = new SamplersInTurn([Sampler(Options(limited) with { RequestsPerMinute = 1 }), Sampler(Options(free) with { Parallel = 20 })]);

        var batch = await samplers.SampleAsync(Request(count: 8), Token);

        Assert.Equal(8, batch.Samples.Length);
        Assert.Equal((1, 7), (limited.Requests.Count, free.Requests.Count));
    }

    [Fact]
    public async Task Where_all_would_have_to_wait_there_is_waiting()
    {
        await using var one = await FakeModelServer.StartAsync(Proof);
        await using var other = await FakeModelServer.StartAsync(Proof);
        using var samplers = new SamplersInTurn([Sampler(Options(one) with { Parallel = 1 }), Sampler(Options(other) with { Parallel = 1 })]);

        var batch = await samplers.SampleAsync(Request(count: 6), Token);

        Assert.Null(batch.Problem);
        Assert.Equal((3, 3), (one.Requests.Count, other.Requests.Count));
    }

    [Fact]
    public async Task Who_may_not_wait_is_told_that_more_may_come_later()
    {
        await using var server = await FakeModelServer.StartAsync(Proof);
        using var sampler = Sampler(Options(server) with { TokensPerMinute = 1000 });

        var batch = await sampler.SampleAsync(Request(count: 3) with { MayWait = false }, Token);

        Assert.Equal((1, true), (batch.Samples.Length, batch.IsBusy));
        Assert.Contains("as its limits allow", batch.Problem, StringComparison.Ordinal);
    }
}
