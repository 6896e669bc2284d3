using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Processes;

namespace ProofRepair.Lean.Tests.Checking;

public sealed class LeanPoolSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proofrepair-test-");

    private string Mark => Path.Combine(_folder.FullName, "runs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Requests_that_wait_travel_together()
    {
        await using var pool = Pool(processes: 1);
        var requests = Enumerable.Range(0, 40).Select(i => pool.CheckAsync(Request($"theorem t{i}"), TestContext.Current.CancellationToken));

        var reports = await Task.WhenAll(requests);

        Assert.All(reports, r => Assert.Equal(RunOutcome.Ok, Assert.Single(r).Outcome));
        Assert.Equal(40, pool.Usage.Sources);
        Assert.InRange(Runs(), 1, 3);
    }

    [Fact]
    public async Task The_same_source_reaches_Lean_once()
    {
        await using var pool = Pool(processes: 2);
        var first = await pool.CheckAsync(Request("theorem a\n--! error e", "theorem a\n--! error e"), TestContext.Current.CancellationToken);
        var second = await pool.CheckAsync(Request("theorem a\n--! error e"), TestContext.Current.CancellationToken);

        Assert.Equal(1, pool.Usage.Sources);
        Assert.All([.. first, .. second], r => Assert.Equal(RunOutcome.Errors, r.Outcome));
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_take_the_answer_from_another()
    {
        await using var pool = Pool(processes: 1);
        using var impatient = new CancellationTokenSource();
        var one = pool.CheckAsync(Request("theorem a"), impatient.Token);
        var two = pool.CheckAsync(Request("theorem a"), TestContext.Current.CancellationToken);

        await impatient.CancelAsync();

        Assert.Equal(RunOutcome.Ok, Assert.Single(await two).Outcome);
        await Task.WhenAny(one);
    }

    [Fact]
    public async Task A_batch_that_nobody_waits_for_is_ended()
    {
        await using var pool = Pool(processes: 1);
        using var cancel = new CancellationTokenSource();
        var hanging = pool.CheckAsync(Request("--! hang"), cancel.Token);
        while (!File.Exists(Mark))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Equal(RunOutcome.Ok, Assert.Single(await pool.CheckAsync(Request("theorem b"), TestContext.Current.CancellationToken)).Outcome);
    }

    private static LeanPool Pool(int processes) =>
        new(new BatchChecker(Fake.Process, TimeProvider.System), new LeanSlots(processes), new LeanPoolOptions(), TimeProvider.System);

    private CheckRequest Request(params string[] sources) =>
        new(new LeanHeader($"--! mark {Mark}"), [.. sources.Select(s => new LeanSource(s))], Fake.Patient);

    private int Runs() => File.ReadAllLines(Mark).Distinct().Count();
}
