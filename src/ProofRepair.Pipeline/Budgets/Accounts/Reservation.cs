namespace ProofRepair.Pipeline.Budgets.Accounts;

/// <summary>
/// Budget that is set aside before something is asked. It is settled once, with the true cost; disposing of one that was not settled gives all of
/// it back. A true cost above what was set aside is counted in full: it was paid.
/// </summary>
public sealed class Reservation : IDisposable
{
    private readonly BudgetLedger _ledger;
    private int _closed;

    internal Reservation(BudgetLedger ledger, string problem, Spending atMost) => (_ledger, Problem, AtMost) = (ledger, problem, atMost);

    public string Problem { get; }

    public Spending AtMost { get; }

    /// <exception cref="InvalidOperationException">It was settled or given back before.</exception>
    public void Settle(Spending cost)
    {
        if (cost.IsNegative)
        {
            throw new ArgumentOutOfRangeException(nameof(cost), cost, "A cost cannot be negative.");
        }

        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            throw new InvalidOperationException($"This reservation for {Problem} was settled or given back before.");
        }

        _ledger.Close(this, cost);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _ledger.Close(this, default);
        }
    }
}

/// <summary>Either the reservation, or the limit in its way.</summary>
public abstract record ReservationResult
{
    private ReservationResult()
    {
    }

    public sealed record Granted(Reservation Reservation) : ReservationResult;

    /// <summary><paramref name="OfRun"/>: the run's limit stands in the way, so that other problems meet it too.</summary>
    public sealed record Refused(bool OfRun, string Message) : ReservationResult
    {
        /// <summary>What others have reserved stands in the way, which may cost less in the end (<see cref="BudgetLedger.Closed"/>).</summary>
        public bool IsForNow { get; init; }
    }
}
