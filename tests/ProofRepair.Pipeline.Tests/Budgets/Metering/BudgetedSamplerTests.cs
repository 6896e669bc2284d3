using System.Collections.Frozen;
using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Metering;
using ProofRepair.Pipeline.Budgets.Prices;
using ProofRepair.Sampling;
using ProofRepair.Sampling.Metering;

namespace ProofRepair.Pipeline.Tests.Budgets.Metering;

public sealed class BudgetedSamplerTests
{
    private static readonly PriceTable Prices = new("prices.json", "EUR", new Dictionary<string, TokenPrices> { ["m"] = new(1, 10) }.ToFrozenDictionary());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_samples_are_asked_for_than_the_run_has_left()
    {
        var ledger = Ledger(new BudgetLimits { Samples = 5 });
        using var sampler = new BudgetedSampler(new Source(100, 100), ledger, default, null);

        var first = await sampler.SampleAsync(Request("a", 3), Cancel);
        var second = await sampler.SampleAsync(Request("b", 3), Cancel);
        var third = await sampler.SampleAsync(Request("b", 1), Cancel);

        Assert.Equal((3, 2, 0), (first.Samples.Length, second.Samples.Length, third.Samples.Length));
        Assert.Null(first.Limit);
        Assert.True(second.Limit is { OfRun: true });
        Assert.Contains("5 samples", third.Limit?.Message);
        Assert.Equal(5, ledger.Spent.Samples);
    }

    [Fact]
    public async Task A_problem_has_a_limit_of_its_own()
    {
        using var sampler = new BudgetedSampler(new Source(100, 100), new BudgetLedger(BudgetLimits.None, new BudgetLimits { Samples = 2 }, TimeProvider.System), default, null);

        var a = await sampler.SampleAsync(Request("a", 3), Cancel);
        var b = await sampler.SampleAsync(Request("b", 2), Cancel);

        Assert.Equal((2, 2), (a.Samples.Length, b.Samples.Length));
        Assert.True(a.Limit is { OfRun: false });
    }

    [Fact]
    public async Task Tokens_are_never_passed_while_samples_cost_no_more_than_the_dearest_before()
    {
        var ledger = Ledger(new BudgetLimits { CompletionTokens = 1_000 });
        using var sampler = new BudgetedSampler(new Source(50, 300), ledger, new(0, 400), null);

        var taken = 0;
        for (var i = 0; i < 6; i++)
        {
            taken += (await sampler.SampleAsync(Request("a", 2), Cancel)).Samples.Length;
        }

        Assert.Equal(3, taken);
        Assert.Equal(900, ledger.Spent.CompletionTokens);
    }

    [Fact]
    public async Task Money_is_counted_by_the_table()
    {
        var ledger = Ledger(new BudgetLimits { Money = 1 });
        using var sampler = new BudgetedSampler(new Source(1_000, 1_000), ledger, new(1_000, 1_000), Prices);

        await sampler.SampleAsync(Request("a", 2), Cancel);

        Assert.Equal(2 * (1_000 * 1 + 1_000 * 10) / 1_000_000m, ledger.Spent.Money);
    }

    [Fact]
    public async Task A_model_without_a_price_is_asked_for_nothing_more()
    {
        using var sampler = new BudgetedSampler(new Source(10, 10, "unknown"), Ledger(new BudgetLimits { Money = 1 }), default, Prices);

        await sampler.SampleAsync(Request("a", 1), Cancel);
        var second = await sampler.SampleAsync(Request("a", 1), Cancel);

        Assert.Empty(second.Samples);
        Assert.Contains("has no price for `unknown`", second.Problem);
    }

    [Fact]
    public async Task Money_is_reserved_before_anything_is_paid()
    {
        var ledger = Ledger(new BudgetLimits { Money = 0.1m });
        using var sampler = new BudgetedSampler(new Source(1_000, 1_000), ledger, new(1_000, 1_000), Prices);

        // 0.011 each: nine can be paid.
        var batches = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => sampler.SampleAsync(Request($"p{i}", 1), Cancel)));

        Assert.Equal(9, batches.Sum(b => b.Samples.Length));
        Assert.True(ledger.Spent.Money <= 0.1m);
    }

    [Fact]
    public async Task A_limit_below_the_first_guess_still_gives_a_sample()
    {
        using var sampler = new BudgetedSampler(new Source(50, 300), new BudgetLedger(BudgetLimits.None, new BudgetLimits { CompletionTokens = 1_000 }, TimeProvider.System), new(2_000, 8_000), null);

        var taken = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            taken.Add((await sampler.SampleAsync(Request("a", 1), Cancel)).Samples.Length);
        }

        Assert.Equal([1, 1, 1, 0], taken);
    }

    [Fact]
    public async Task What_others_have_only_reserved_is_waited_for()
    {
        var (answer, ledger) = (new TaskCompletionSource(), Ledger(new BudgetLimits { CompletionTokens = 1_000 }));
        using var slow = new BudgetedSampler(new Source(0, 100) { Until = answer.Task }, ledger, new(0, 1_000), null);
        using var other = new BudgetedSampler(new Source(0, 100), ledger, new(0, 500), null);

        var first = slow.SampleAsync(Request("a", 1), Cancel);
        var second = other.SampleAsync(Request("b", 1), Cancel);
        Assert.False(second.IsCompleted);
        answer.SetResult();

        Assert.Single((await first).Samples);
        Assert.Single((await second).Samples);
    }

    [Fact]
    public async Task What_came_before_a_fault_was_paid_for()
    {
        var ledger = Ledger(new BudgetLimits { Samples = 5 });
        using var sampler = new BudgetedSampler(new Source(1, 1) { FailsAfter = 2 }, ledger, default, null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => sampler.SampleAsync(Request("a", 3), Cancel));

        Assert.Equal(3, ledger.Left.Samples);
    }

    [Fact]
    public async Task What_a_failed_request_had_reserved_is_given_back()
    {
        var ledger = Ledger(new BudgetLimits { Samples = 5 });
        using var sampler = new BudgetedSampler(new Source(1, 1) { FailsAfter = 0 }, ledger, default, null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => sampler.SampleAsync(Request("a", 3), Cancel));

        Assert.Equal(5, ledger.Left.Samples);
    }

    private static BudgetLedger Ledger(BudgetLimits run) => new(run, BudgetLimits.None, TimeProvider.System);

    private static SampleRequest Request(string problem, int count) => new(SampleKind.Fresh, problem, "", $"theorem {problem} : True", count);

    private sealed class Source(int prompt, int completion, string model = "m") : IProofSampler
    {
        public int FailsAfter { get; init; } = int.MaxValue;

        public Task Until { get; init; } = Task.CompletedTask;

        public string Name => "source";

        public async Task<SampleBatch> SampleAsync(SampleRequest request, CancellationToken cancellationToken)
        {
            await Until;
            var samples = Enumerable.Range(0, request.Count).Select(i => new Sample($"{i}", model, prompt, completion)).ToImmutableArray();
            foreach (var sample in samples.Take(FailsAfter))
            {
                await (request.Came?.Invoke(sample) ?? Task.CompletedTask);
            }

            return FailsAfter < request.Count ? throw new InvalidOperationException() : new SampleBatch(samples);
        }
    }
}
