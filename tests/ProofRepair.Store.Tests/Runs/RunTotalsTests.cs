using CsCheck;
using ProofRepair.Store.Runs;

namespace ProofRepair.Store.Tests.Runs;

public class RunTotalsTests(StorePlaces places)
{
    private static readonly Gen<Cost> s_cost = Gen.Select(
        Gen.Int[0, 3],
        Gen.Select(Gen.Long[0, 100_000], Gen.Long[0, 100_000], Gen.Enum<TokenCounter>(), (p, c, by) => new TokenCount(p, c, by)).Null(),
        Gen.Int[0, 1_000_000],
        Gen.Int[0, 10_000_000],
        (samples, tokens, nanos, micros) => new Cost(samples, tokens, nanos / 1_000_000_000m, TimeSpan.FromMicroseconds(micros)));

    public static TheoryData<Backend> Both => StorePlaces.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Totals_are_those_of_the_first_record_of_each_key_in_whatever_batches_they_came(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var attempt = Gen.Select(Gen.Int[0, 4], s_cost, (n, c) => new AttemptRow(n, "sampled", $"body {n}", c, "errors"));
        var step = Gen.Select(Gen.Int[0, 6], s_cost, (n, c) => new StepRow($"step {n}", "solve", c));
        var identity = 0;
        await Gen.Select(attempt.Array[0, 4].Array[0, 4], step.Array[0, 4].Array[0, 4]).SampleAsync(
            async (attempts, steps) =>
            {
                var run = (await store.BeginAsync(Samples.Description with { Identity = $"{identity++}" }, Samples.Problems, Token)).Run.Id;
                foreach (var batch in attempts)
                {
                    await store.RecordAttemptsAsync(run, "a", batch, Token);
                }

                foreach (var batch in steps)
                {
                    await store.RecordStepsAsync(run, batch, Token);
                }

                var keptAttempts = attempts.SelectMany(b => b).DistinctBy(a => a.Number).ToList();
                var keptSteps = steps.SelectMany(b => b).DistinctBy(s => s.Key).ToList();
                var costs = keptAttempts.Select(a => a.Cost).Concat(keptSteps.Select(s => s.Cost)).ToList();
                Assert.Equal(
                    new RunTotals(
                        3,
                        3,
                        0,
                        0,
                        0,
                        keptAttempts.Count,
                        keptSteps.Count,
                        costs.Sum(c => c.Samples),
                        costs.Where(c => c.Tokens is null).Sum(c => c.Samples),
                        costs.Sum(c => c.Tokens?.Prompt ?? 0),
                        costs.Sum(c => c.Tokens?.Completion ?? 0),
                        costs.Where(c => c.Tokens?.By == TokenCounter.Tokenizer).Sum(c => c.Tokens!.Prompt + c.Tokens.Completion),
                        costs.Sum(c => c.Money),
                        TimeSpan.FromTicks(costs.Sum(c => c.LeanTime.Ticks))),
                    await store.TotalsAsync(run, Token));
            },
            iter: 60,
            threads: 1);
    }
}
