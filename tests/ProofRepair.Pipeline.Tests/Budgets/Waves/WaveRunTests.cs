using System.Collections.Immutable;
using CsCheck;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Budgets.Strategies;
using ProofRepair.Pipeline.Budgets.Waves;

namespace ProofRepair.Pipeline.Tests.Budgets.Waves;

/// <summary>Problems are numbers: how many tries the first success takes.</summary>
public sealed class WaveRunTests
{
    private static readonly Gen<int[]> Suites = Gen.Int[1, 12].Array[1, 12];

    private static readonly IBudgetStrategy[] s_strategies =
        [new UniformStrategy(), new RoundRobinStrategy(), new AdaptiveStrategy(BucketPriors.Weak), new KnapsackStrategy(BucketPriors.Weak)];

    private static Gen<IBudgetStrategy> Strategies => Gen.Int[0, s_strategies.Length - 1].Select(i => s_strategies[i]);

    [Fact]
    public void Neither_more_is_spent_than_the_budget_nor_is_any_left_while_a_problem_is_open() => Gen.Select(Suites, Gen.Int[1, 100], Strategies).Sample((suite, budget, strategy) =>
    {
        var run = new Play(suite, budget);

        var open = run.Go(strategy, []);

        Assert.True(run.Ledger.Spent.Samples <= budget);
        Assert.True(open.IsEmpty || strategy is UniformStrategy || run.Ledger.Spent.Samples == budget, $"{strategy.Name}: {run.Ledger.Spent.Samples} of {budget}");
        Assert.All(open, place => Assert.True(run.Made[place] < suite[place]));
    });

    [Fact]
    public void A_run_that_stops_anywhere_and_goes_on_ends_as_one_that_did_not() => Gen.Select(Suites, Gen.Int[1, 60], Strategies, Gen.Int[0, 40]).Sample((suite, budget, strategy, stopAfter) =>
    {
        var whole = new Play(suite, budget);
        var expected = whole.Go(strategy, []);

        var first = new Play(suite, budget, stopAfter);
        first.Go(strategy, []);
        var second = new Play(suite, budget, kept: first);
        var open = second.Go(strategy, first.Granted);

        Assert.Equal(expected, open);
        Assert.Equal(whole.Made, second.Made);
    });

    [Fact]
    public async Task Where_no_one_gets_on_the_run_ends()
    {
        var ledger = new BudgetLedger(new BudgetLimits { Samples = 100 }, BudgetLimits.None, TimeProvider.System);
        var waves = new WaveRun(new RoundRobinStrategy(), ledger, new BudgetLimits { Samples = 100 }, 1);

        var open = await waves.RunAsync(
            [new WaveProblem("a", "", [])], _ => Task.CompletedTask, (_, _, _) => Task.FromResult(new WaveOutcome(0, HasEnded: false)), TestContext.Current.CancellationToken);

        Assert.Equal([0], open);
    }

    [Fact]
    public void Problems_that_get_nothing_take_nothing_from_the_others() => Gen.Select(Suites, Gen.Int[1, 12], Gen.Int[1, 40], Strategies).Sample((suite, silent, budget, strategy) =>
    {
        // In front, where strategies look first.
        var limits = new BudgetLimits { Samples = budget };
        var ledger = new BudgetLedger(limits, BudgetLimits.None, TimeProvider.System);
        var made = new int[suite.Length];

        var open = new WaveRun(strategy, ledger, limits, suite.Length).RunAsync(
            [.. Enumerable.Range(0, silent + suite.Length).Select(place => new WaveProblem($"p{place}", "", []))],
            _ => Task.CompletedTask,
            (place, tries, _) => Task.FromResult(place < silent ? new WaveOutcome(0, HasEnded: false) : Try(place - silent, tries)),
            CancellationToken.None).GetAwaiter().GetResult();

        Assert.Equal(Enumerable.Range(0, silent), open.Where(place => place < silent));
        Assert.True(open.Length == silent || strategy is UniformStrategy || ledger.Spent.Samples == budget, $"{strategy.Name}: {ledger.Spent.Samples} of {budget}");

        WaveOutcome Try(int place, int tries)
        {
            var take = Math.Min(tries, suite[place] - made[place]);
            ledger.Spend($"p{place + silent}", new Spending(take));
            made[place] += take;
            return new WaveOutcome(made[place], HasEnded: made[place] == suite[place]);
        }
    });

    [Fact]
    public async Task Of_several_limits_the_one_that_binds_is_shared_out()
    {
        var limits = new BudgetLimits { Samples = 1_000, LeanTime = TimeSpan.FromSeconds(100) };
        var ledger = new BudgetLedger(limits, BudgetLimits.None, TimeProvider.System);
        var waves = new WaveRun(new RoundRobinStrategy(), ledger, limits, 2);
        var made = 0;

        await waves.RunAsync(
            [new WaveProblem("a", "", []), new WaveProblem("b", "", [])],
            _ => Task.CompletedTask,
            (place, tries, _) =>
            {
                ledger.Spend(place == 0 ? "a" : "b", new Spending(Samples: tries, LeanTime: TimeSpan.FromSeconds(10 * tries)));
                made += tries;
                return Task.FromResult(new WaveOutcome(made, HasEnded: false));
            },
            TestContext.Current.CancellationToken);

        Assert.InRange(made, 8, 12);
    }

    /// <summary>Samples come from a ledger; those that an earlier process took cost nothing again.</summary>
    private sealed class Play(int[] suite, int budget, int stopAfter = int.MaxValue, Play? kept = null)
    {
        private readonly List<int>[] _granted = [.. suite.Select(_ => new List<int>())];
        private readonly bool[] _ended = new bool[suite.Length];
        private readonly BudgetLimits _limits = new() { Samples = budget };
        private int _taken;

        public BudgetLedger Ledger { get; } = new(new BudgetLimits { Samples = budget }, BudgetLimits.None, TimeProvider.System);

        public int[] Made { get; } = new int[suite.Length];

        public ImmutableArray<ImmutableArray<int>> Granted => [.. _granted.Select(g => g.ToImmutableArray())];

        public ImmutableArray<int> Go(IBudgetStrategy strategy, ImmutableArray<ImmutableArray<int>> granted)
        {
            // What was finished before is not begun again.
            var fresh = Enumerable.Range(0, suite.Length).Where(place => kept?._ended[place] != true).ToImmutableArray();
            for (var place = 0; place < suite.Length && kept is not null; place++)
            {
                Ledger.Restore(Key(place), new Spending(kept.Made[place]), TimeSpan.Zero);
                Made[place] = kept._ended[place] ? kept.Made[place] : 0;
                _ended[place] = kept._ended[place];
            }

            var waves = new WaveRun(strategy, Ledger, _limits, suite.Length);
            try
            {
                return
                [
                    .. waves.RunAsync(
                        [.. fresh.Select(place => new WaveProblem(Key(place), "", granted.IsDefaultOrEmpty ? [] : granted[place]))],
                        wave =>
                        {
                            foreach (var grant in wave)
                            {
                                _granted[fresh[grant.Place]].Add(grant.Tries);
                            }

                            return Task.CompletedTask;
                        },
                        (place, tries, _) => Task.FromResult(Try(fresh[place], tries)),
                        CancellationToken.None).GetAwaiter().GetResult().Select(place => fresh[place]),
                ];
            }
            catch (OperationCanceledException)
            {
                return [];
            }
        }

        private static string Key(int place) => $"p{place}";

        private WaveOutcome Try(int place, int tries)
        {
            for (var i = 0; i < tries && !_ended[place]; i++)
            {
                if (Made[place] >= (kept?.Made[place] ?? 0))
                {
                    if (++_taken > stopAfter)
                    {
                        throw new OperationCanceledException();
                    }

                    if (Ledger.Reserve(Key(place), new Spending(1)) is not ReservationResult.Granted { Reservation: var reservation })
                    {
                        break;
                    }

                    reservation.Settle(new Spending(1));
                }

                Made[place]++;
                _ended[place] = Made[place] >= suite[place];
            }

            return new WaveOutcome(Made[place], _ended[place]);
        }
    }
}
