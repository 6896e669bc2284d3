using CsCheck;
using ProofRepair.Pipeline.Budgets.Accounts;

namespace ProofRepair.Pipeline.Tests.Budgets.Accounts;

public sealed class BudgetLedgerTests
{
    private static readonly Gen<Spending> Costs = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 300], Gen.Int[0, 900], Gen.Int[0, 50], Gen.Int[0, 2000]).Select(
        (samples, prompt, completion, cents, milliseconds) => new Spending(samples, prompt, completion, cents / 100m, TimeSpan.FromMilliseconds(milliseconds)));

    private static readonly Gen<BudgetLimits> Limits = Gen.Select(Gen.Int[0, 60].Nullable(0.2), Gen.Int[0, 5000].Nullable(0.2), Gen.Int[0, 9000].Nullable(0.2), Gen.Int[0, 600].Nullable(0.2), Gen.Int[0, 40].Nullable(0.2)).Select(
        (samples, prompt, completion, cents, seconds) => new BudgetLimits
        {
            Samples = samples, PromptTokens = prompt, CompletionTokens = completion, Money = cents / 100m, LeanTime = seconds is { } s ? TimeSpan.FromSeconds(s) : null,
        });

    /// <summary>(problem, reserved at most, tenths of it that it costs in the end).</summary>
    private static readonly Gen<(int Problem, Spending AtMost, int Tenths)[]> Requests = Gen.Select(Gen.Int[0, 4], Costs, Gen.Int[0, 10]).Array[1, 80];

    [Fact]
    public void No_limit_is_ever_passed_by_any_number_of_threads_and_sums_agree() => Gen.Select(Limits, Limits, Requests).Sample(
        (run, problem, requests) =>
        {
            var ledger = new BudgetLedger(run, problem, TimeProvider.System);
            var granted = new Spending[requests.Length];
            Parallel.For(0, requests.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                var (number, atMost, tenths) = requests[i];
                if (ledger.Reserve(Key(number), atMost) is ReservationResult.Granted { Reservation: var reservation })
                {
                    Assert.Null(run.PassedBy(ledger.Spent, TimeSpan.Zero));
                    granted[i] = Part(atMost, tenths);
                    reservation.Settle(granted[i]);
                }
            });

            var sum = granted.Aggregate(default(Spending), (a, b) => a + b);
            var ofProblems = Enumerable.Range(0, 5).Aggregate(default(Spending), (a, p) => a + ledger.SpentOn(Key(p)));
            Assert.Equal(sum, ledger.Spent);
            Assert.Equal(sum, ofProblems);
            Assert.Equal(default, ledger.Reserved);
            Assert.Null(run.PassedBy(ledger.Spent, TimeSpan.Zero));
            Assert.All(Enumerable.Range(0, 5), p => Assert.Null(problem.PassedBy(ledger.SpentOn(Key(p)), TimeSpan.Zero)));
        },
        iter: 300);

    [Fact]
    public void A_refund_restores_what_was_left() => Gen.Select(Limits, Limits, Costs, Costs).Sample((run, problem, before, atMost) =>
    {
        var ledger = new BudgetLedger(run, problem, TimeProvider.System);
        if (ledger.Reserve("a", before) is ReservationResult.Granted { Reservation: var first })
        {
            first.Settle(before);
        }

        var (left, leftFor, spent) = (ledger.Left, ledger.LeftFor("a"), ledger.Spent);
        if (ledger.Reserve("a", atMost) is ReservationResult.Granted { Reservation: var second })
        {
            Assert.Equal(atMost, ledger.Reserved);
            second.Dispose();
            second.Dispose();
        }

        Assert.Equal((left, leftFor, spent, default), (ledger.Left, ledger.LeftFor("a"), ledger.Spent, ledger.Reserved));
    });

    [Fact]
    public void What_is_refused_could_not_have_been_paid() => Gen.Select(Limits, Limits, Requests).Sample((run, problem, requests) =>
    {
        var ledger = new BudgetLedger(run, problem, TimeProvider.System);
        foreach (var (number, atMost, _) in requests)
        {
            var (total, own) = (ledger.Spent + ledger.Reserved + atMost, ledger.SpentOn(Key(number)) + atMost);
            var obstacle = ledger.Obstacle(Key(number), atMost);
            var result = ledger.Reserve(Key(number), atMost);
            Assert.Equal(obstacle, result as ReservationResult.Refused);
            Assert.Equal(run.PassedBy(total, TimeSpan.Zero) is not null || problem.PassedBy(own, TimeSpan.Zero) is not null, obstacle is not null);
            (result as ReservationResult.Granted)?.Reservation.Settle(atMost);
        }
    });

    [Fact]
    public void A_refusal_names_the_limit_and_whose_it_is()
    {
        var ledger = new BudgetLedger(new BudgetLimits { Samples = 3 }, new BudgetLimits { Money = 0.5m }, TimeProvider.System);

        var ofRun = Assert.IsType<ReservationResult.Refused>(ledger.Reserve("a", new Spending(Samples: 4)));
        var ofProblem = Assert.IsType<ReservationResult.Refused>(ledger.Reserve("imo_1", new Spending(Samples: 1, Money: 0.51m)));

        Assert.True(ofRun.OfRun);
        Assert.Contains("3 samples", ofRun.Message, StringComparison.Ordinal);
        Assert.False(ofProblem.OfRun);
        Assert.Contains("0.5 in money", ofProblem.Message, StringComparison.Ordinal);
        Assert.Contains("imo_1", ofProblem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_above_its_reservation_is_counted_and_stops_what_comes_after()
    {
        var ledger = new BudgetLedger(new BudgetLimits { CompletionTokens = 100 }, BudgetLimits.None, TimeProvider.System);
        Granted(ledger.Reserve("a", new Spending(CompletionTokens: 90))).Settle(new Spending(CompletionTokens: 130));

        Assert.Equal(130, ledger.Spent.CompletionTokens);
        Assert.Equal(0, ledger.Left.CompletionTokens);
        Assert.IsType<ReservationResult.Refused>(ledger.Reserve("b", new Spending(CompletionTokens: 1)));
    }

    [Fact]
    public void A_reservation_is_settled_once()
    {
        var ledger = new BudgetLedger(BudgetLimits.None, BudgetLimits.None, TimeProvider.System);
        var reservation = Granted(ledger.Reserve("a", new Spending(2)));
        reservation.Settle(new Spending(1));

        Assert.Throws<InvalidOperationException>(() => reservation.Settle(new Spending(1)));
        reservation.Dispose();
        Assert.Equal(new Spending(1), ledger.Spent);
        Assert.Equal(default, ledger.Reserved);
    }

    [Fact]
    public void After_the_wall_time_nothing_new_begins_and_a_problems_own_begins_with_it()
    {
        var time = new HandClock();
        var ledger = new BudgetLedger(
            new BudgetLimits { Wall = TimeSpan.FromMinutes(10) }, new BudgetLimits { Wall = TimeSpan.FromMinutes(2) }, time, wallBefore: TimeSpan.FromMinutes(4));
        Granted(ledger.Reserve("a", default)).Dispose();
        time.Advance(TimeSpan.FromMinutes(3));
        var late = Assert.IsType<ReservationResult.Refused>(ledger.Reserve("a", default));
        Granted(ledger.Reserve("b", default)).Dispose();
        Assert.Equal(TimeSpan.FromMinutes(2), ledger.LeftFor("b").Wall);
        time.Advance(TimeSpan.FromMinutes(3));
        var over = Assert.IsType<ReservationResult.Refused>(ledger.Reserve("c", default));

        Assert.False(late.OfRun);
        Assert.True(over.OfRun);
    }

    [Fact]
    public void A_resumed_run_goes_on_with_what_it_had_spent()
    {
        var ledger = new BudgetLedger(new BudgetLimits { Samples = 10 }, new BudgetLimits { Samples = 4 }, TimeProvider.System);
        ledger.Restore("a", new Spending(3), TimeSpan.FromMinutes(1));

        Assert.Equal(7, ledger.Left.Samples);
        Assert.Equal(1, ledger.LeftFor("a").Samples);
        Assert.IsType<ReservationResult.Refused>(ledger.Reserve("a", new Spending(2)));
    }

    private static string Key(int number) => $"problem {number}";

    private static Spending Part(Spending all, int tenths) => new(
        all.Samples * tenths / 10, all.PromptTokens * tenths / 10, all.CompletionTokens * tenths / 10, all.Money * tenths / 10, all.LeanTime * tenths / 10);

    private static Reservation Granted(ReservationResult result) => Assert.IsType<ReservationResult.Granted>(result).Reservation;

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
