using Microsoft.Extensions.Logging.Abstractions;
using ProofRepair.Lean.Checking;
using ProofRepair.Lean.Warm;

namespace ProofRepair.Lean.Tests.Warm;

/// <summary>Workers that end, hang and grow, by the scripted Lean.</summary>
public class WarmPoolTests
{
    private static readonly WarmPoolOptions s_options = new(Fake.Patient, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)
    {
        BackOff = TimeSpan.FromMinutes(10),
        LongestBackOff = TimeSpan.FromMinutes(10),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_with_their_positions_and_letters()
    {
        await using var pool = Pool(s_options);
        var told = new List<LeanMessage>();

        var answer = await pool.CheckAsync("A.lean", "import Init\n--! error 𝕜 ≠ \"\\\"\n--! sorry", told.Add, Ct);

        Assert.Null(answer.Lost);
        Assert.Equal(["𝕜 ≠ \"\\\"", "declaration uses `sorry`"], answer.Messages.Select(m => m.Text));
        Assert.Equal(2, answer.Messages[0].Start.Line);
        Assert.Equal(told, answer.Messages);
        Assert.True(answer is { HasErrors: true, IsBroken: true });
    }

    [Fact]
    public async Task One_worker_answers_all_texts_of_a_header_and_another_those_of_another()
    {
        await using var pool = Pool(s_options);

        var first = await PidAsync(pool, "import A\n");
        Assert.Equal(first, await PidAsync(pool, "-- a comment\nimport A\n-- more\n"));
        Assert.NotEqual(first, await PidAsync(pool, "import B\n"));
        Assert.Equal(first, await PidAsync(pool, "import A\n"));
    }

    [Fact]
    public async Task Where_there_is_room_for_one_the_one_that_was_used_last_stays()
    {
        await using var pool = Pool(s_options with { Workers = 1 });

        var first = await PidAsync(pool, "import A\n");
        var second = await PidAsync(pool, "import B\n");
        Assert.True(await Fake.IsGoneAsync(first));
        Assert.Equal(second, await PidAsync(pool, "import B\n"));
    }

    [Fact]
    public async Task A_worker_that_ends_is_started_again_and_asked_again()
    {
        using var folder = new ScratchFolder();
        await using var pool = Pool(s_options);

        var answer = await pool.CheckAsync("A.lean", $"--! exit-once {folder.At("mark")}\n--! sorry", _ => { }, Ct);

        Assert.Null(answer.Lost);
        Assert.Single(answer.Messages);
    }

    [Fact]
    public async Task A_text_that_ends_each_worker_has_no_answer_and_others_are_answered_after_a_while()
    {
        await using var pool = Pool(s_options with { BackOff = TimeSpan.FromSeconds(1) });

        var lost = await pool.CheckAsync("A.lean", "--! exit 71", _ => { }, Ct);
        Assert.Contains("71", lost.Lost);
        Assert.Contains("ended 2 times", (await pool.CheckAsync("B.lean", "-- harmless", _ => { }, Ct)).Lost);

        await Task.Delay(TimeSpan.FromSeconds(1.5), Ct);
        Assert.Null((await pool.CheckAsync("B.lean", "-- harmless", _ => { }, Ct)).Lost);
    }

    [Fact]
    public async Task A_header_that_cannot_be_loaded_is_no_answer_and_says_why()
    {
        await using var pool = Pool(s_options);

        Assert.Contains("unknown module prefix", (await pool.CheckAsync("A.lean", "import Missing\n", _ => { }, Ct)).Lost);
    }

    [Fact]
    public async Task Of_many_headers_that_cannot_be_loaded_only_the_last_few_are_remembered()
    {
        await using var pool = Pool(s_options);

        for (var i = 0; i < 12; i++)
        {
            await pool.CheckAsync("A.lean", $"import Missing{i}\n", _ => { }, Ct);
        }

        Assert.InRange(pool.Held.Headers, 1, 8);
    }

    [Fact]
    public async Task Workers_that_end_while_nobody_asks_are_not_kept()
    {
        await using var pool = Pool(s_options);

        for (var i = 0; i < 4; i++)
        {
            var pid = await PidAsync(pool, "import A\n");
            using (var worker = System.Diagnostics.Process.GetProcessById(pid))
            {
                worker.Kill();
            }

            Assert.True(await Fake.IsGoneAsync(pid));
        }

        await PidAsync(pool, "import A\n");
        for (var i = 0; i < 100 && pool.Held.Workers > 1; i++)
        {
            await Task.Delay(50, Ct);
        }

        Assert.Equal((1, 1), pool.Held);
    }

    [Fact]
    public async Task A_worker_that_has_grown_answers_until_its_successor_can()
    {
        await using var pool = Pool(s_options with { HeapBytes = 1000 });

        var first = await PidAsync(pool, "--! heap 2000\n");
        var last = first;
        for (var i = 0; i < 200 && last == first; i++)
        {
            last = await PidAsync(pool, "");
            await Task.Delay(50, Ct);
        }

        Assert.NotEqual(first, last);
        Assert.True(await Fake.IsGoneAsync(first));
    }

    [Fact]
    public async Task A_text_that_nobody_waits_for_any_more_does_not_hold_up_the_next()
    {
        await using var pool = Pool(s_options with { Grace = TimeSpan.FromMilliseconds(200) });
        var first = await PidAsync(pool, "");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var hanging = pool.CheckAsync("A.lean", "--! error begun\n--! hang", _ => stop.Cancel(), stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);

        Assert.True(await Fake.IsGoneAsync(first));
        Assert.NotEqual(first, await PidAsync(pool, ""));
    }

    [Fact]
    public async Task No_answer_in_time_is_no_answer()
    {
        await using var pool = Pool(s_options with { Limits = new CheckLimits(TimeSpan.FromSeconds(6)) });

        Assert.Contains("No answer within 6 s", (await pool.CheckAsync("A.lean", "--! hang", _ => { }, Ct)).Lost);
    }

    [Fact]
    public async Task Nothing_stays_when_the_pool_is_gone()
    {
        int pid;
        await using (var pool = Pool(s_options))
        {
            pid = await PidAsync(pool, "");
        }

        Assert.True(await Fake.IsGoneAsync(pid));
    }

    private static WarmPool Pool(WarmPoolOptions options) => new(Fake.Process, options, TimeProvider.System, NullLogger<WarmPool>.Instance);

    private static async Task<int> PidAsync(WarmPool pool, string text)
    {
        var answer = await pool.CheckAsync("A.lean", text + "\n--! pid", _ => { }, Ct);
        Assert.Null(answer.Lost);
        return int.Parse(Assert.Single(answer.Messages).Text);
    }
}
