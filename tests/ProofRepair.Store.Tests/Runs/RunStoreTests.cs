using ProofRepair.Store.Runs;

namespace ProofRepair.Store.Tests.Runs;

public class RunStoreTests(StorePlaces places)
{
    public static TheoryData<Backend> Both => StorePlaces.Both;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task An_unfinished_run_is_resumed_and_another_identity_is_another_run(Backend backend)
    {
        var location = await places.NewAsync(backend);
        BegunRun first;
        await using (var store = await StorePlaces.OpenAsync(location))
        {
            first = await store.BeginAsync(Samples.Description, Samples.Problems, Token);
            await store.FinishProblemAsync(first.Run.Id, Samples.Unproved("b"), Token);
        }

        await using var again = await StorePlaces.OpenAsync(location);
        var resumed = await again.BeginAsync(Samples.Description, Samples.Problems, Token);
        Assert.False(first.IsResumed);
        Assert.Equal(first with { IsResumed = true }, resumed);
        Assert.Equal(Samples.Description, resumed.Run.Description);
        var problems = await again.ProblemsAsync(resumed.Run.Id, Token);
        Assert.Equal(Samples.Problems, problems.Select(p => p.Description));
        Assert.Equal([StoredStatus.Unproved, StoredStatus.Open, StoredStatus.Open], problems.Select(p => p.Status));

        var other = await again.BeginAsync(Samples.Description with { Identity = "xyz" }, Samples.Problems, Token);
        Assert.False(other.IsResumed);
        Assert.Equal([first.Run, other.Run], await again.RunsAsync(Token));
        Assert.Equal(3, (await again.TotalsAsync(other.Run.Id, Token)).Open);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_run_is_finished_once_no_problem_is_open_and_not_resumed_then(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        await store.FinishProblemAsync(run, Samples.Unproved("a"), Token);
        await store.FinishProblemAsync(run, Samples.Unproved("b"), Token);
        Assert.False(await store.FinishRunAsync(run, Token));
        await store.FinishProblemAsync(run, Samples.Unproved("c"), Token);
        Assert.True(await store.FinishRunAsync(run, Token));
        var finished = Assert.Single(await store.RunsAsync(Token)).Finished;
        Assert.NotNull(finished);
        Assert.True(await store.FinishRunAsync(run, Token));
        Assert.Equal(finished, Assert.Single(await store.RunsAsync(Token)).Finished);

        var next = await store.BeginAsync(Samples.Description, Samples.Problems, Token);
        Assert.False(next.IsResumed);
        Assert.NotEqual(run, next.Run.Id);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task All_that_is_known_of_a_problem_is_read_back_as_it_was_written(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        var done = new FinishedProblem("b", new ProblemEnd(StoredStatus.Proved, "solve", "a detail", """{"port":"same"}"""))
        {
            Attempts =
            [
                Samples.Attempt(0, "errors", "by\n  norm_num [∀ x, 𝔸 ⟨x⟩]\r\n\t-- 'quoted' \"twice\" @name $1"),
                new AttemptRow(7, "given", new string('x', 1_000_000), new Cost(LeanTime: TimeSpan.FromTicks(12_345_670))),
            ],
            Holes =
            [
                new HoleRow(0, 2, "h", "x : ℝ\n⊢ x = x", "closed", new FillingRow("rfl", "core")),
                new HoleRow(0, 3, "i", "⊢ False", "open", null, 2),
                new HoleRow(7, 2, "j", "⊢ True", "refuted"),
            ],
            Verdicts = [new VerdictRow(false, "by sorry", "sorryAx"), new VerdictRow(true, "by rfl", null, """{"axioms":[]}""")],
            Steps = [new StepRow("a step", "solve", new Cost(3, new TokenCount(1, 2, TokenCounter.Tokenizer), 12.5m, TimeSpan.FromHours(30)), "b")],
        };
        Assert.True(await store.FinishProblemAsync(run, done, Token));

        var read = await store.ProblemAsync(run, "b", Token);
        Assert.NotNull(read);
        Assert.Equal((Samples.Problems[0], 0, done.End), (read.Problem.Description, read.Problem.Position, read.Problem.End));
        Assert.NotNull(read.Problem.Finished);
        Assert.Equal(done.Attempts, read.Attempts);
        Assert.Equal(done.Holes, read.Holes);
        Assert.Equal(done.Verdicts, read.Verdicts);
        Assert.Equal(done.Steps, read.Steps);
        Assert.Null(await store.ProblemAsync(run, "nobody", Token));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Text_that_a_database_cannot_hold_is_kept_as_far_as_it_can_be(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        var cut = Samples.Attempt(0, "errors", "by\0 simp 😀 \ud83d");
        Assert.Equal(1, await store.RecordAttemptsAsync(run, "a", [cut], Token));
        var read = Assert.Single(await store.AttemptsAsync(run, "a", Token));
        Assert.Equal("by\ufffd simp 😀 \ufffd", read.Body);
        Assert.Equal(0, await store.RecordAttemptsAsync(run, "a", [cut, read], Token));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_sample_is_paid_for_once_and_its_outcome_added_once(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        Assert.Equal(2, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0), Samples.Attempt(1)], Token));
        Assert.Equal(0, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0), Samples.Attempt(1)], Token));
        Assert.Equal(0, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0, "ok", "another body")], Token));
        Assert.Equal(1, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0, "errors", leanSeconds: 2)], Token));
        Assert.Equal(0, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0, "ok", leanSeconds: 3)], Token));

        Assert.Equal([Samples.Attempt(0, "errors", leanSeconds: 2), Samples.Attempt(1)], await store.AttemptsAsync(run, "a", Token));
        Assert.Empty(await store.AttemptsAsync(run, "b", Token));
        var totals = await store.TotalsAsync(run, Token);
        Assert.Equal((2, 200, 40, 0.000_000_246m, TimeSpan.FromSeconds(2)), (totals.Samples, totals.PromptTokens, totals.CompletionTokens, totals.Money, totals.LeanTime));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_finished_problem_changes_no_more(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0)], Token);
        var done = Samples.Unproved("a") with { Attempts = [Samples.Attempt(0, "errors"), Samples.Attempt(1, "errors")], Holes = [new HoleRow(1, 0, "h", "⊢ p", "open")] };
        Assert.True(await store.FinishProblemAsync(run, done, Token));
        var totals = await store.TotalsAsync(run, Token);

        Assert.False(await store.FinishProblemAsync(run, done, Token));
        Assert.False(await store.FinishProblemAsync(
            run, new FinishedProblem("a", new ProblemEnd(StoredStatus.Proved)) { Verdicts = [new VerdictRow(true, "x")], Steps = [new StepRow("s", "k", new Cost(1))] }, Token));
        Assert.Equal(0, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(2)], Token));
        Assert.Equal(totals, await store.TotalsAsync(run, Token));
        Assert.Equal(StoredStatus.Unproved, (await store.ProblemAsync(run, "a", Token))!.Problem.Status);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_problem_is_finished_as_a_whole_or_not_at_all(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        var before = await store.TotalsAsync(run, Token);
        var bad = Samples.Unproved("a") with
        {
            Attempts = [Samples.Attempt(0, "errors")],
            Steps = [new StepRow("s", "k", new Cost(1)), new StepRow("t", "k", new Cost(1), "of a problem that is none")],
        };
        await Assert.ThrowsAsync<StoreException>(() => store.FinishProblemAsync(run, bad, Token));
        Assert.Equal(before, await store.TotalsAsync(run, Token));
        Assert.Empty(await store.AttemptsAsync(run, "a", Token));
        Assert.True(await store.FinishProblemAsync(run, bad with { Steps = [] }, Token));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Holes_do_not_go_to_an_attempt_of_another_process(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0, "errors", "of the other")], Token);
        await store.FinishProblemAsync(
            run,
            Samples.Unproved("a") with
            {
                Attempts = [Samples.Attempt(0, "errors", "of this one"), Samples.Attempt(1, "errors")],
                Holes = [new HoleRow(0, 0, "h", "⊢ p", "open"), new HoleRow(1, 0, "h", "⊢ p", "open")],
            },
            Token);
        var read = await store.ProblemAsync(run, "a", Token);
        Assert.Equal(["of the other", "by simp"], read!.Attempts.Select(a => a.Body));
        Assert.Equal([1], read.Holes.Select(h => h.Attempt));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Steps_with_one_key_count_once_in_a_run_and_again_in_another(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        var other = (await store.BeginAsync(Samples.Description with { Identity = "other" }, Samples.Problems, Token)).Run.Id;
        var step = new StepRow("hole 3, wave 1", "solve", new Cost(2, null, 1.5m, TimeSpan.FromSeconds(0.25)));
        Assert.Equal(1, await store.RecordStepsAsync(run, [step, step], Token));
        Assert.Equal(1, await store.RecordStepsAsync(run, [step with { Kind = "said again" }, step with { Key = "hole 3, wave 2", Problem = "a" }], Token));
        Assert.Equal(1, await store.RecordStepsAsync(other, [step], Token));
        Assert.Equal([step, step with { Key = "hole 3, wave 2", Problem = "a" }], await store.StepsAsync(run, Token));
        var totals = await store.TotalsAsync(run, Token);
        Assert.Equal((2, 4, 4, 3m, 0.5), (totals.Steps, totals.Samples, totals.UncountedSamples, totals.Money, totals.LeanTime.TotalSeconds));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_problem_that_the_run_has_not_is_a_fault(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        await Assert.ThrowsAsync<ArgumentException>(() => store.RecordAttemptsAsync(run, "nobody", [Samples.Attempt(0)], Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.FinishProblemAsync("no run", Samples.Unproved("a"), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.FinishProblemAsync(run, new FinishedProblem("a", new ProblemEnd(StoredStatus.Open)), Token));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_cancelled_leaves_nothing_behind_and_the_store_goes_on(Backend backend)
    {
        await using var store = await StorePlaces.OpenAsync(await places.NewAsync(backend));
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        using var cancelled = new CancellationTokenSource();
        IEnumerable<AttemptRow> Attempts()
        {
            yield return Samples.Attempt(0);
            cancelled.Cancel();
            yield return Samples.Attempt(1);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RecordAttemptsAsync(run, "a", new Lazily(Attempts), cancelled.Token));
        Assert.Empty(await store.AttemptsAsync(run, "a", Token));
        Assert.Equal(1, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(0)], Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_anew()
    {
        var location = await places.NewAsync(Backend.Postgres);
        await using var store = await StorePlaces.OpenAsync(location);
        var run = (await store.BeginAsync(Samples.Description, Samples.Problems, Token)).Run.Id;
        for (var i = 0; i < 3; i++)
        {
            await (await places.ServerAsync()).ExecuteAsync(
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new Npgsql.NpgsqlConnectionStringBuilder(location).Database}'");
            Assert.Equal(1, await store.RecordAttemptsAsync(run, "a", [Samples.Attempt(i)], Token));
        }

        Assert.Equal(3, (await store.TotalsAsync(run, Token)).Attempts);
    }

    private sealed class Lazily(Func<IEnumerable<AttemptRow>> rows) : IReadOnlyCollection<AttemptRow>
    {
        public int Count => rows().Count();

        public IEnumerator<AttemptRow> GetEnumerator() => rows().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
