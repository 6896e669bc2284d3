using System.Collections.Immutable;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Sampling;
using ProofRepair.Store.Runs;

namespace ProofRepair.Bench.Tests.Running;

public sealed class RecordedSamplerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_an_earlier_process_paid_for_is_given_and_not_asked_again()
    {
        var first = new Counting("a");
        await SampleAsync(first, Fresh(3));

        var second = new Counting("a");
        var batch = await SampleAsync(second, Fresh(4));

        Assert.Equal(["a0", "a1", "a2", "a3"], batch.Samples.Select(s => s.RawText));
        Assert.Equal([(3, 1)], second.Asked);
    }

    [Fact]
    public async Task Later_requests_of_a_process_go_on_behind_earlier_ones()
    {
        await using var run = await RunAsync();
        var sampler = new Counting("a");
        using var recorded = new RecordedSampler(sampler, run.Store, run.Id);
        await recorded.SampleAsync(Fresh(2), TestContext.Current.CancellationToken);
        await recorded.SampleAsync(Fresh(2) with { FirstIndex = 2 }, TestContext.Current.CancellationToken);

        using var again = new RecordedSampler(new Counting("a"), run.Store, run.Id);
        var one = await again.SampleAsync(Fresh(2), TestContext.Current.CancellationToken);
        var two = await again.SampleAsync(Fresh(2) with { FirstIndex = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal(["a0", "a1", "a2", "a3"], one.Samples.Concat(two.Samples).Select(s => s.RawText));
        Assert.Equal([(0, 2), (2, 2)], sampler.Asked);
    }

    [Fact]
    public async Task Two_holes_with_one_goal_get_samples_of_their_own()
    {
        await using var run = await RunAsync();
        var sampler = new Counting("a");
        using var recorded = new RecordedSampler(sampler, run.Store, run.Id);
        var request = Fresh(2) with { Kind = SampleKind.FillHole, Goal = "⊢ True" };

        await Task.WhenAll(recorded.SampleAsync(request, TestContext.Current.CancellationToken), recorded.SampleAsync(request with { FirstIndex = 2 }, TestContext.Current.CancellationToken));

        Assert.Equal(4, sampler.Asked.Sum(a => a.Count));
        Assert.Equal(4, (await run.Store.TotalsAsync(run.Id, TestContext.Current.CancellationToken)).Samples);
    }

    [Fact]
    public async Task The_number_of_a_metavariable_is_no_other_question()
    {
        await SampleAsync(new Counting("a"), Fresh(1) with { Kind = SampleKind.Revise, Errors = ["type mismatch ?m.123"] });

        var second = new Counting("a");
        await SampleAsync(second, Fresh(1) with { Kind = SampleKind.Revise, Errors = ["type mismatch ?m.97"] });
        await SampleAsync(second, Fresh(1) with { Kind = SampleKind.Revise, Errors = ["another error"] });

        Assert.Equal([(0, 1)], second.Asked);
    }

    [Theory]
    [InlineData(TokensBy.Server, TokenCounter.Server)]
    [InlineData(TokensBy.Tokenizer, TokenCounter.Tokenizer)]
    public async Task Who_counted_the_tokens_is_kept(TokensBy by, TokenCounter counter)
    {
        await using var run = await RunAsync();
        using var recorded = new RecordedSampler(new Counting("a", by), run.Store, run.Id);
        var given = await recorded.SampleAsync(Fresh(1), TestContext.Current.CancellationToken);
        var row = Assert.Single(await run.Store.AttemptsAsync(run.Id, "p", TestContext.Current.CancellationToken));
        Assert.Equal(new TokenCount(10, 5, counter), row.Cost.Tokens);

        using var again = new RecordedSampler(new Counting("a"), run.Store, run.Id);
        Assert.Equal(given.Samples, (await again.SampleAsync(Fresh(1), TestContext.Current.CancellationToken)).Samples);
    }

    [Fact]
    public async Task Samples_of_two_models_that_come_at_one_moment_are_all_kept()
    {
        await using var run = await RunAsync();
        using var one = new RecordedSampler(new Counting("a"), run.Store, run.Id);
        using var other = new RecordedSampler(new Counting("b"), run.Store, run.Id);

        await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(i => new[] { one, other }.Select(s => s.SampleAsync(Fresh(2) with { FirstIndex = 2 * i }, TestContext.Current.CancellationToken))));

        Assert.Equal(32, (await run.Store.TotalsAsync(run.Id, TestContext.Current.CancellationToken)).Samples);
    }

    [Fact]
    public async Task What_came_before_the_run_was_stopped_is_kept()
    {
        await using var run = await RunAsync();
        using var recorded = new RecordedSampler(new Stopped(), run.Store, run.Id);

        await Assert.ThrowsAsync<OperationCanceledException>(() => recorded.SampleAsync(Fresh(2), TestContext.Current.CancellationToken));

        Assert.Equal(1, (await run.Store.TotalsAsync(run.Id, TestContext.Current.CancellationToken)).Samples);
    }

    private static SampleRequest Fresh(int count) => new(SampleKind.Fresh, "p", "", "theorem p : True", count);

    private async Task<SampleBatch> SampleAsync(IProofSampler sampler, SampleRequest request)
    {
        await using var run = await RunAsync();
        using var recorded = new RecordedSampler(sampler, run.Store, run.Id);
        return await recorded.SampleAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<OpenRun> RunAsync()
    {
        var (store, problem) = await RunStore.OpenAsync(Path.Combine(_folder.Path, "run.db"), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.True(store is not null, problem);
        var begun = await store!.BeginAsync(new RunDescription("identity", "s", "Lean", "{}"), [new ProblemDescription("p", null)], TestContext.Current.CancellationToken);
        return new OpenRun(store, begun.Run.Id);
    }

    private sealed record OpenRun(RunStore Store, string Id) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }

    /// <summary>Gives one sample, and is stopped before the second.</summary>
    private sealed class Stopped : IProofSampler
    {
        public string Name => "stopped";

        public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
        {
            await request.Came!(new Sample("first", "m", 1, 1));
            throw new OperationCanceledException();
        }
    }

    private sealed class Counting(string name, TokensBy by = TokensBy.Server) : IProofSampler
    {
        private readonly Lock _gate = new();
        private readonly List<(int First, int Count)> _asked = [];

        public string Name => name;

        public ImmutableArray<(int First, int Count)> Asked => [.. _asked];

        public Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                _asked.Add((request.FirstIndex, request.Count));
                return Task.FromResult(new SampleBatch([.. Enumerable.Range(request.FirstIndex, request.Count).Select(i => new Sample($"{name}{i}", name, 10, 5)
                {
                    TokensBy = by, PromptHash = "hash", Duration = TimeSpan.FromSeconds(1.5), Reasoning = "so", ReasoningTokens = 2, Sampler = name,
                })]));
            }
        }
    }
}
