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

    // Where no tokens are limited, none are to be reserved: a guess would stand in nobody's way, but it would be shown.
    private bool LimitsTokens => new[] { Run, Problem }.Any(l => (l.PromptTokens ?? l.CompletionTokens) is not null || l.Money is not null);
}
