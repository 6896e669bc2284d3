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
    /// <param name="leanTime">What all Leans of this process have taken.</param>
    public async Task<BudgetLedger?> LedgerAsync(RunRecorder? recorder, Func<TimeSpan> leanTime, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!IsLimited)
        {
            return null;
        }

        // A problem's wall is that of the work on it, which its session counts.
        var ofProblem = Problem with { Wall = null };
        if (recorder is null)
        {
            return new BudgetLedger(Run, ofProblem, time, leanOfRun: leanTime);
        }

        var (leanBefore, wallBefore) = await recorder.TimesAsync(cancellationToken);
        var ledger = new BudgetLedger(Run, ofProblem, time, wallBefore, () => leanBefore + leanTime());

        foreach (var (problem, cost) in await recorder.SpentAsync(cancellationToken))
        {
            ledger.Restore(problem, new Spending(cost.Samples, cost.Tokens?.Prompt ?? 0, cost.Tokens?.Completion ?? 0, cost.Money), TimeSpan.Zero);
        }

        return ledger;
    }

    public IProofSampler Within(BudgetLedger? ledger, IProofSampler sampler) =>
        ledger is null ? sampler : new BudgetedSampler(sampler, ledger, LimitsTokens ? s_first : default, LimitsMoney ? Prices : null);

    /// <summary>Zero where nobody said what its model costs.</summary>
    public decimal PriceOf(Sample sample) => Prices?.Find(sample.Model ?? sample.Sampler ?? "") is PriceLookup.Known { Prices: var price } ? price.CostOf(sample) : 0;

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

    /// <summary>The wall of one problem: this, or its budget's where that is less.</summary>
    public TimeSpan WallOf(TimeSpan given) => Problem.Wall is { } limit && limit < given ? limit : given;

    private bool LimitsMoney => (Run.Money ?? Problem.Money) is not null;

    private bool LimitsTokens => LimitsMoney || new[] { Run, Problem }.Any(l => (l.PromptTokens ?? l.CompletionTokens) is not null);
}
