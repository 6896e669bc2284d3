using System.Globalization;
using ProofRepair.Bench.Running.Recording;
using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Pipeline.Budgets.Metering;
using ProofRepair.Pipeline.Budgets.Prices;
using ProofRepair.Pipeline.Budgets.Strategies;
using ProofRepair.Sampling;

namespace ProofRepair.Cli.Commands;

/// <summary>The limits of a run and of each problem, and who shares them out; without <paramref name="Strategy"/> every problem gets the same. <paramref name="Text"/>: the run's limits as they were given.</summary>
internal sealed record SpendingPlan(BudgetLimits Run, BudgetLimits Problem, PriceTable? Prices, IBudgetStrategy? Strategy, string? Text)
{
    // Of one sample, before any was seen.
    private static readonly BudgetedSampler.TokenGuess s_first = new(2_000, 8_000);

    private bool IsLimited => Strategy is not null || Run != BudgetLimits.None || Problem != BudgetLimits.None;

    /// <summary>With what earlier processes of the run have spent. Null where nothing is limited.</summary>
    public async Task<BudgetLedger?> LedgerAsync(RunRecorder? recorder, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!IsLimited)
        {
            return null;
        }

        var ledger = new BudgetLedger(Run, Problem, time);
        if (recorder is null)
        {
            return ledger;
        }

        foreach (var (problem, cost) in await recorder.SpentAsync(cancellationToken))
        {
            ledger.Restore(problem, new Spending(cost.Samples, cost.Tokens?.Prompt ?? 0, cost.Tokens?.Completion ?? 0, cost.Money), TimeSpan.Zero);
        }

        foreach (var finished in recorder.Finished)
        {
            ledger.Restore(finished.Problem.Row.Key.ToString(), new Spending(LeanTime: TimeSpan.FromSeconds(finished.Account.LeanSeconds)), TimeSpan.Zero);
        }

        return ledger;
    }

    public IProofSampler Within(BudgetLedger? ledger, IProofSampler sampler) =>
        ledger is null ? sampler : new BudgetedSampler(sampler, ledger, LimitsTokens ? s_first : default, Prices is null ? null : Prices.Find);

    /// <summary>Zero where nobody said what its model costs.</summary>
    public decimal PriceOf(Sample sample) => Prices?.Find(sample.Model ?? sample.Sampler ?? "") is PriceLookup.Known { Prices: var price } ? price.CostOf(sample.PromptTokens ?? 0, sample.Tokens ?? 0) : 0;

    /// <summary>What is spent of each limit of the run.</summary>
    public IReadOnlyList<string> Lines(BudgetLedger? ledger) => ledger is null
        ? []
        : [string.Join("; ", Enum.GetValues<BudgetUnit>().Where(u => Run.In(u) is not null).Select(u => string.Create(CultureInfo.InvariantCulture, $"{Named(u)}: {ledger.Spent.In(u):0.##} of {Run.In(u):0.##}"))) is { Length: > 0 } line ? $"Budget: {line}" : "Budget: no limit of the run"];

    private static string Named(BudgetUnit unit) => unit switch
    {
        BudgetUnit.Samples => "samples",
        BudgetUnit.Tokens => "completion tokens",
        BudgetUnit.Money => "money",
        BudgetUnit.LeanSeconds => "seconds of Lean",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    // Where no tokens are limited, none are to be reserved: a guess would stand in nobody's way, but it would be shown.
    private bool LimitsTokens => new[] { Run, Problem }.Any(l => (l.PromptTokens ?? l.CompletionTokens) is not null || l.Money is not null);
}
