using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Budgets.Waves;

/// <summary>
/// Asks a strategy for wave after wave, until no problem is open, the strategy wants no more, or the budget is used up. A problem that got nothing of
/// what it was granted (a limit of its own, a recording without its name, a model that does not answer) is not asked again: what it would be granted is the others'.
/// </summary>
/// <param name="problemsOfRun">All of them, those that were finished before it goes on too.</param>
public sealed class WaveRun(IBudgetStrategy strategy, BudgetLedger ledger, BudgetLimits budget, int problemsOfRun)
{
    // What a try costs where nothing is known: only the first wave is planned with it.
    private static readonly ImmutableDictionary<BudgetUnit, double> s_guesses = ImmutableDictionary<BudgetUnit, double>.Empty
        .Add(BudgetUnit.Samples, 1)
        .Add(BudgetUnit.Tokens, 2_000)
        .Add(BudgetUnit.Money, 0.01)
        .Add(BudgetUnit.LeanSeconds, 30);

    /// <summary>Tries for the problem at a place, after those that were given before.</summary>
    public delegate Task<WaveOutcome> Try(int place, int tries, CancellationToken cancellationToken);

    /// <summary>
    /// A run that goes on begins with what was granted before: the same tries in the same order, so that it comes to the same next wave.
    /// </summary>
    /// <param name="grant">Is told of each wave before it begins.</param>
    /// <returns>The places of those that are open at the end, in their order.</returns>
    public async Task<ImmutableArray<int>> RunAsync(ImmutableArray<WaveProblem> problems, Func<ImmutableArray<ProblemGrant>, Task> grant, Try tryIt, CancellationToken cancellationToken)
    {
        var tries = new int[problems.Length];
        var ended = new bool[problems.Length];
        var gotNothing = new bool[problems.Length];
        await Task.WhenAll(problems.Select((problem, place) => AgainAsync(problem, place)));
        while (Open().RemoveAll(place => gotNothing[place]) is { IsEmpty: false } open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var grants = strategy.Next(StateOf(problems, open, tries)).Grants.Select(g => new ProblemGrant(open[g.Place], g.Tries)).ToImmutableArray();
            if (grants.IsEmpty)
            {
                break;
            }

            await grant(grants);
            var (unit, spent) = (Unit(), ledger.Spent);
            var tried = await Task.WhenAll(grants.Select(g => OneAsync(g.Place, g.Tries)));
            // What costs nothing (tokens that nobody counts, a model without a price) would never end.
            if (tried.Contains(true) && ledger.Spent.In(unit) <= spent.In(unit))
            {
                break;
            }
        }

        return Open();

        ImmutableArray<int> Open() => [.. Enumerable.Range(0, problems.Length).Where(place => !ended[place])];

        async Task AgainAsync(WaveProblem problem, int place)
        {
            foreach (var more in problem.Granted)
            {
                if (!ended[place])
                {
                    await OneAsync(place, more);
                }
            }
        }

        // Whether it took samples and is still open.
        async Task<bool> OneAsync(int place, int more)
        {
            var outcome = await tryIt(place, more, cancellationToken);
            var tookSamples = outcome.Tries > tries[place];
            (tries[place], ended[place], gotNothing[place]) = (Math.Max(tries[place], outcome.Tries), outcome.HasEnded, !outcome.HasEnded && !tookSamples);
            return !outcome.HasEnded && tookSamples;
        }
    }

    private RunState StateOf(ImmutableArray<WaveProblem> problems, ImmutableArray<int> open, int[] tries)
    {
        var (left, unit) = (ledger.Left, Unit());
        var cost = CostOf(unit);
        return new RunState(
            [.. open.Select(place => new OpenProblem(problems[place].Key, problems[place].Bucket, tries[place])
            {
                TryCost = cost,
                Spent = ledger.SpentOn(problems[place].Key).In(unit),
                MostTries = MostTries(problems[place].Key, cost, unit),
            })],
            left.In(unit) ?? double.MaxValue,
            problemsOfRun,
            budget.In(unit) ?? double.MaxValue);
    }

    /// <summary>Of the limits the one that leaves the fewest tries.</summary>
    private BudgetUnit Unit()
    {
        var left = ledger.Left;
        return Enum.GetValues<BudgetUnit>().Where(u => budget.In(u) is not null).OrderBy(u => left.In(u)!.Value / CostOf(u)).Cast<BudgetUnit?>().FirstOrDefault() ?? BudgetUnit.Samples;
    }

    private double CostOf(BudgetUnit unit) => ledger.Spent is var spent && (unit == BudgetUnit.Samples || spent.In(unit) <= 0) ? s_guesses[unit] : spent.In(unit) / Math.Max(1, spent.Samples);

    /// <summary>What limits of its own leave.</summary>
    private int MostTries(string key, double cost, BudgetUnit unit)
    {
        var left = ledger.LeftFor(key);
        var bySamples = left.Samples ?? int.MaxValue;
        var byUnit = left.In(unit) is { } amount ? Math.Floor(amount / cost) : int.MaxValue;
        return (int)Math.Clamp(Math.Min(bySamples, byUnit), 0, int.MaxValue);
    }
}
