using ProofRepair.Store.Runs;
using ProofRepair.StoreWriter;

namespace ProofRepair.Store.Tests.Runs;

/// <summary>What is to be in a store once <see cref="Work"/> is done, however often it was killed and by however many it was done.</summary>
internal static class FinalStore
{
    public static async Task AssertIsWholeAsync(string location, CancellationToken cancellationToken)
    {
        await using var store = await StorePlaces.OpenAsync(location);
        var run = Assert.Single(await store.RunsAsync(cancellationToken));
        Assert.NotNull(run.Finished);
        foreach (var expected in Work.All)
        {
            var record = await store.ProblemAsync(run.Id, expected.Key, cancellationToken);
            Assert.NotNull(record);
            Assert.Equal(expected.End, record.Problem.End);
            Assert.Equal(expected.Attempts, record.Attempts);
            Assert.Equal(expected.Holes, record.Holes);
            Assert.Equal(expected.Verdicts, record.Verdicts);
            Assert.Equal(expected.Steps.OrderBy(s => s.Key, StringComparer.Ordinal), record.Steps.OrderBy(s => s.Key, StringComparer.Ordinal));
        }

        var totals = await store.TotalsAsync(run.Id, cancellationToken);
        var costs = Work.All.SelectMany(p => p.Attempts.Select(a => a.Cost).Concat(p.Steps.Select(s => s.Cost))).ToList();
        Assert.Equal(
            (Work.All.Length, 0, Work.All.Count(p => p.End.Status == StoredStatus.Proved), Work.All.Sum(p => p.Attempts.Length), Work.All.Sum(p => p.Steps.Length)),
            (totals.Problems, totals.Open, totals.Proved, totals.Attempts, totals.Steps));
        Assert.Equal(
            (costs.Sum(c => c.Samples), costs.Sum(c => c.Tokens?.Prompt ?? 0), costs.Sum(c => c.Tokens?.Completion ?? 0), costs.Sum(c => c.Money), costs.Sum(c => c.LeanTime.Ticks)),
            (totals.Samples, totals.PromptTokens, totals.CompletionTokens, totals.Money, totals.LeanTime.Ticks));
    }
}
