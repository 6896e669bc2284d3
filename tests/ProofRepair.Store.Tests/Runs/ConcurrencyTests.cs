using ProofRepair.Store.Runs;
using ProofRepair.StoreWriter;

namespace ProofRepair.Store.Tests.Runs;

public class ConcurrencyTests(StorePlaces places)
{
    public static TheoryData<Backend> Both => StorePlaces.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task Two_processes_that_do_the_same_run_at_once_count_every_step_once(Backend backend)
    {
        var location = await places.NewAsync(backend);
        using var one = new Writer(location);
        using var other = new Writer(location);
        var ends = await Task.WhenAll(one.EndAsync(Token), other.EndAsync(Token));
        Assert.All(ends, e => Assert.Equal(0, e.ExitCode));

        // Each line is said by the one of the two whose change it was.
        string[] expected =
        [
            .. Work.All.SelectMany(p => p.Attempts.SelectMany(a => (string[])[Work.Sampled(p.Key, a), Work.Checked(p.Key, a)])),
            .. Enumerable.Range(0, Work.All.Length).SelectMany(i => Work.StepsOnTheWay(i)).Select(Work.Made),
            .. Work.All.Select(p => Work.Done(p.Key)),
        ];
        var said = ends.SelectMany(e => e.Said).ToList();
        Assert.Single(said, l => l.StartsWith("begun ", StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), said.Where(l => !l.Contains("begun ") && !l.Contains("resumed ")).Order(StringComparer.Ordinal));
        await FinalStore.AssertIsWholeAsync(location, Token);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Tasks_that_finish_the_same_problems_at_once_in_different_orders_finish_each_once(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Work.Description, Work.Problems, Token)).Run.Id;
        var work = Work.All[..40];
        var finished = await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(
            async () =>
            {
                var (count, random) = (0, new Random(worker));
                foreach (var problem in work.OrderBy(_ => random.Next()))
                {
                    count += await store.FinishProblemAsync(run, problem, Token) ? 1 : 0;
                }

                // Batches with the same steps in opposite orders wait for each other in PostgreSQL until one gives up and tries again.
                await store.RecordStepsAsync(run, [.. Enumerable.Range(0, 50).Select(i => new StepRow($"{(worker % 2 == 0 ? i : 49 - i)}", "solve", new Cost(1)))], Token);
                return count;
            },
            Token)));
        Assert.Equal(40, finished.Sum());
        var totals = await store.TotalsAsync(run, Token);
        Assert.Equal((work.Sum(p => p.Attempts.Length), work.Sum(p => p.Steps.Length) + 50), (totals.Attempts, totals.Steps));
    }
}
