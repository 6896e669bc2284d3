using Xunit;

namespace ProofRepair.Sampling.Tests;

public sealed class SamplersInTurnTests
{
    private static SampleRequest Request(int count, int firstIndex = 0, string problem = "p") => new(SampleKind.Fresh, problem, "", "theorem t : True", count, firstIndex);

    private static async Task<string[]> TextsAsync(SamplersInTurn samplers, SampleRequest request) =>
        [.. (await samplers.SampleAsync(request, TestContext.Current.CancellationToken)).Samples.Select(s => s.RawText)];

    [Fact]
    public async Task Models_take_turns_and_go_on_where_they_were()
    {
        using var samplers = new SamplersInTurn([new Counting("a", 9), new Counting("b", 9)]);
        Assert.Equal(["a0", "b0", "a1"], await TextsAsync(samplers, Request(3)));
        Assert.Equal(["b1", "a2"], (await TextsAsync(samplers, Request(2, 3))).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(["a0"], await TextsAsync(samplers, Request(1, problem: "q")));
    }

    [Fact]
    public async Task What_one_has_no_more_of_the_others_give()
    {
        using var samplers = new SamplersInTurn([new Counting("a", 1), new Counting("b", 9)]);
        Assert.Equal(["a0", "b0", "b1", "b2", "b3"], await TextsAsync(samplers, Request(5)));
        Assert.Equal(["b4", "b5"], await TextsAsync(samplers, Request(2, 5)));
    }

    [Fact]
    public async Task When_none_has_more_the_batch_is_short_and_says_why()
    {
        using var samplers = new SamplersInTurn([new Counting("a", 1), new Counting("b", 1)]);
        var batch = await samplers.SampleAsync(Request(5), TestContext.Current.CancellationToken);
        Assert.Equal(2, batch.Samples.Length);
        Assert.Equal("no more", batch.Problem);
        Assert.Empty(await TextsAsync(samplers, Request(5, 2)));
    }

    [Fact]
    public async Task A_resumed_run_shares_out_what_was_taken_before()
    {
        using var samplers = new SamplersInTurn([new Counting("a", 9), new Counting("b", 9)]);
        Assert.Equal(["b1", "a2"], (await TextsAsync(samplers, Request(2, 3))).OrderDescending(StringComparer.Ordinal));
    }
}
