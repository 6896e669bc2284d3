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

        // Both have begun before either works: one that is started late would find a finished run, and rightly begin another.
        await Task.WhenAll(one.ReadLineAsync(Token), other.ReadLineAsync(Token));
        one.Start();
        other.Start();
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
    public async Task Of_many_that_finish_one_problem_at_the_same_moment_one_does(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Work.Description, Work.Problems, Token)).Run.Id;
        var work = Work.All[..30];
        foreach (var problem in work)
        {
            var finished = await AtOnceAsync(_ => store.FinishProblemAsync(run, problem, Token));
            Assert.Single(finished, true);
        }

        var totals = await store.TotalsAsync(run, Token);
        Assert.Equal((work.Sum(p => p.Attempts.Length), work.Sum(p => p.Steps.Length)), (totals.Attempts, totals.Steps));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Batches_with_the_same_steps_in_opposite_orders_come_through_and_count_once(Backend backend)
    {
        // In PostgreSQL they wait for each other until one is made to give up and tries again.
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Work.Description, Work.Problems, Token)).Run.Id;
        var steps = Enumerable.Range(0, 50).Select(i => new StepRow($"{i}", "solve", new Cost(1))).ToList();
        var added = await AtOnceAsync(i => store.RecordStepsAsync(run, i % 2 == 0 ? steps : [.. Enumerable.Reverse(steps)], Token));
        Assert.Equal(50, added.Sum());
        Assert.Equal(50, (await store.TotalsAsync(run, Token)).Steps);
    }

    private static Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> work) => Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => work(i), Token)));
}
