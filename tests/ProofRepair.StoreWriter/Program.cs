using ProofRepair.Store.Runs;
using ProofRepair.StoreWriter;

// Goes on with the one run of Work in the store at the first argument. Says in a line of its own what it has been told is committed, once it has,
// and only when it was this process that did it. Made to be killed at any moment. Waits for a line of its input before the first problem.
var (opened, problem) = await RunStore.OpenAsync(args[0], TimeProvider.System, CancellationToken.None);
if (opened is null)
{
    Console.Error.WriteLine(problem);
    return 1;
}

await using var store = opened;
var begun = await store.BeginAsync(Work.Description, Work.Problems, CancellationToken.None);
var run = begun.Run.Id;
Console.WriteLine($"{(begun.IsResumed ? "resumed" : "begun")} {run}");
Console.ReadLine();
foreach (var open in (await store.ProblemsAsync(run, CancellationToken.None)).Where(p => p.Status == StoredStatus.Open))
{
    var done = Work.Finished(open.Position);
    var before = await store.AttemptsAsync(run, done.Key, CancellationToken.None);
    foreach (var attempt in done.Attempts)
    {
        var kept = before.FirstOrDefault(a => a.Number == attempt.Number);
        if (kept is null && await store.RecordAttemptsAsync(run, done.Key, [Work.Unchecked(attempt)], CancellationToken.None) == 1)
        {
            Console.WriteLine(Work.Sampled(done.Key, attempt));
        }

        if (kept?.Outcome is null && await store.RecordAttemptsAsync(run, done.Key, [attempt], CancellationToken.None) == 1)
        {
            Console.WriteLine(Work.Checked(done.Key, attempt));
        }
    }

    foreach (var step in Work.StepsOnTheWay(open.Position))
    {
        if (await store.RecordStepsAsync(run, [step], CancellationToken.None) == 1)
        {
            Console.WriteLine(Work.Made(step));
        }
    }

    if (await store.FinishProblemAsync(run, done, CancellationToken.None))
    {
        Console.WriteLine(Work.Done(done.Key));
    }
}

return await store.FinishRunAsync(run, CancellationToken.None) ? 0 : 2;
