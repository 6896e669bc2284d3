using ProofRepair.Sampling;

namespace ProofRepair.Pipeline.Budgets.Accounts;

/// <summary>
/// Who spent what, of a run and of each problem in it. Whatever costs is reserved first and settled afterwards, so that as long as nothing costs
/// more than was reserved for it, no limit on an amount is ever passed, by any number of threads. Wall time cannot be reserved: nothing new begins after it.
/// </summary>
/// <param name="wallBefore">Of a run that is resumed, the wall time that it had used.</param>
/// <param name="leanOfRun">What all Leans of the run have taken, their starts and verifications too; without, what is spent on problems is added up.</param>
public sealed class BudgetLedger(BudgetLimits run, BudgetLimits problem, TimeProvider time, TimeSpan wallBefore = default, Func<TimeSpan>? leanOfRun = null)
{
    private readonly Lock _changing = new();
    private readonly Dictionary<string, Account> _problems = new(StringComparer.Ordinal);
    private readonly long _started = time.GetTimestamp();
    private Spending _added;
    private Spending _reserved;
    private TaskCompletionSource _closed = NewSignal();

    public Spending Spent
    {
        get
        {
            lock (_changing)
            {
                return Total;
            }
        }
    }

    public Spending Reserved
    {
        get
        {
            lock (_changing)
            {
                return _reserved;
            }
        }
    }

    /// <summary>Of the run; what is reserved counts as spent.</summary>
    public BudgetLimits Left
    {
        get
        {
            lock (_changing)
            {
                return run.Less(Total + _reserved, Wall);
            }
        }
    }

    /// <summary>Ends when some reservation is settled or given back.</summary>
    public Task Closed
    {
        get
        {
            lock (_changing)
            {
                return _closed.Task;
            }
        }
    }

    private Spending Total => leanOfRun is null ? _added : _added with { LeanTime = leanOfRun() };

    private TimeSpan Wall => wallBefore + time.GetElapsedTime(_started);

    public Spending SpentOn(string key)
    {
        lock (_changing)
        {
            return _problems.TryGetValue(key, out var account) ? account.Spent : default;
        }
    }

    /// <summary>For one problem: the tighter of its own limits and the run's.</summary>
    public BudgetLimits LeftFor(string key)
    {
        lock (_changing)
        {
            var account = AccountOf(key);
            return problem.Less(account.Spent + account.Reserved, WallOf(account)).And(run.Less(Total + _reserved, Wall));
        }
    }

    /// <summary>Null when this could be reserved now, else the limit in its way. Only a reservation holds it.</summary>
    public ReservationResult.Refused? Obstacle(string key, Spending atMost)
    {
        lock (_changing)
        {
            return ObstacleTo(AccountOf(key), key, atMost);
        }
    }

    /// <summary>Time of Lean or of the wall that is used up, so that nothing may go on; null while there is some. What is bought is no reason: what was paid for is worth finishing.</summary>
    public SpentLimit? TimeUsedUp(string key)
    {
        lock (_changing)
        {
            var account = AccountOf(key);
            return Over(run, Total, Wall) is { } ofRun
                ? new SpentLimit($"The run's limit of {ofRun} is used up; raise it to go on.", OfRun: true)
                : Over(problem, account.Spent, WallOf(account)) is { } ofProblem
                    ? new SpentLimit($"The limit of {ofProblem} for each problem is used up.", OfRun: false)
                    : null;
        }

        // Lean's time is used up when it is reached: a tick more would pass it.
        static string? Over(BudgetLimits limits, Spending spent, TimeSpan wall) =>
            new BudgetLimits { LeanTime = limits.LeanTime, Wall = limits.Wall }.PassedBy(spent + new Spending(LeanTime: TimeSpan.FromTicks(1)), wall);
    }

    /// <summary>What could not be reserved, because nobody knows it before: it was spent.</summary>
    public void Spend(string key, Spending cost)
    {
        if (cost.IsNegative)
        {
            throw new ArgumentOutOfRangeException(nameof(cost), cost, "A cost cannot be negative.");
        }

        lock (_changing)
        {
            AccountOf(key).Spent += cost;
            _added += cost;
        }
    }

    public ReservationResult Reserve(string key, Spending atMost)
    {
        if (atMost.IsNegative)
        {
            throw new ArgumentOutOfRangeException(nameof(atMost), atMost, "Less than nothing cannot be reserved.");
        }

        lock (_changing)
        {
            var account = AccountOf(key);
            if (ObstacleTo(account, key, atMost) is { } refused)
            {
                return refused;
            }

            account.Reserved += atMost;
            _reserved += atMost;
            return new ReservationResult.Granted(new Reservation(this, key, atMost));
        }
    }

    /// <summary>What a run that is resumed had spent on this problem, within so much wall time.</summary>
    public void Restore(string key, Spending spent, TimeSpan wall)
    {
        lock (_changing)
        {
            var account = AccountOf(key);
            account.Spent += spent;
            account.WallBefore += wall;
            _added += spent;
        }
    }

    internal void Close(Reservation reservation, Spending cost)
    {
        TaskCompletionSource closed;
        lock (_changing)
        {
            (closed, _closed) = (_closed, NewSignal());
            var account = _problems[reservation.Problem];
            account.Reserved -= reservation.AtMost;
            account.Spent += cost;
            _reserved -= reservation.AtMost;
            _added += cost;
        }

        closed.SetResult();
    }

    private ReservationResult.Refused? ObstacleTo(Account account, string key, Spending atMost) =>
        run.PassedBy(Total + _reserved + atMost, Wall) is { } ofRun
            ? new ReservationResult.Refused(OfRun: true, $"The run's limit of {ofRun} would be passed; raise it to go on.") { IsForNow = run.PassedBy(Total + atMost, Wall) is null }
            : problem.PassedBy(account.Spent + account.Reserved + atMost, WallOf(account)) is { } ofProblem
                ? new ReservationResult.Refused(OfRun: false, $"The limit of {ofProblem} for each problem would be passed by {key}.") { IsForNow = problem.PassedBy(account.Spent + atMost, WallOf(account)) is null }
                : null;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan WallOf(Account account) => account.WallBefore + time.GetElapsedTime(account.Started);

    private Account AccountOf(string key)
    {
        if (!_problems.TryGetValue(key, out var account))
        {
            _problems[key] = account = new Account { Started = time.GetTimestamp() };
        }

        return account;
    }

    private sealed class Account
    {
        public required long Started { get; init; }

        public TimeSpan WallBefore { get; set; }

        public Spending Spent { get; set; }

        public Spending Reserved { get; set; }
    }
}
