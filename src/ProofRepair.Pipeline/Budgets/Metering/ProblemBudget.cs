using ProofRepair.Pipeline.Budgets.Accounts;
using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Budgets.Metering;

/// <summary>
/// Ends the work on a problem when what cannot be reserved is used up: wall time, and Lean's time, which is known only once it was spent. So Lean's time may pass
/// its limit by what is under way.
/// </summary>
internal sealed class ProblemBudget : IDisposable
{
    private readonly BudgetLedger _ledger;
    private readonly string _key;
    private readonly CancellationTokenSource _over;
    private readonly Lock _ending = new();
    private bool _isDisposed;

    public ProblemBudget(BudgetLedger ledger, string key, TimeProvider time)
    {
        (_ledger, _key) = (ledger, key);
        // Beyond some weeks no timer reaches, and no run.
        var left = ledger.LeftFor(key).Wall is { } wall && wall < TimeSpan.FromDays(40) ? wall : Timeout.InfiniteTimeSpan;
        _over = new CancellationTokenSource(left, time);
        Look();
    }

    public CancellationToken Over => _over.Token;

    /// <summary>What is used up, once it is.</summary>
    public SpentLimit? Spent => _ledger.TimeUsedUp(_key);

    public void Count(TimeSpan leanTime)
    {
        _ledger.Spend(_key, new Spending(LeanTime: leanTime));
        Look();
    }

    public void Dispose()
    {
        // Lean may still be answering what was called off.
        lock (_ending)
        {
            _isDisposed = true;
            _over.Dispose();
        }
    }

    private void Look()
    {
        if (Spent is null)
        {
            return;
        }

        lock (_ending)
        {
            if (!_isDisposed && !_over.IsCancellationRequested)
            {
                // Elsewhere: whoever is called off may come here again.
                _ = _over.CancelAsync();
            }
        }
    }
}
