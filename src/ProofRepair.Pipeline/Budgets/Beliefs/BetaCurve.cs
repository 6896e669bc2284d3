namespace ProofRepair.Pipeline.Budgets.Beliefs;

/// <summary>A belief's curves as tables, for planners that ask for thousands of their points. Answers are those of <see cref="BetaBelief"/>.</summary>
internal sealed class BetaCurve
{
    private readonly double[] _allFail;
    private readonly double[] _expectedTries;

    public BetaCurve(BetaBelief belief, int length)
    {
        Belief = belief;
        _allFail = new double[length + 1];
        _expectedTries = new double[length + 1];
        _allFail[0] = 1;
        for (var n = 0; n < length; n++)
        {
            _allFail[n + 1] = _allFail[n] * ((belief.B + n) / (belief.A + belief.B + n));
            _expectedTries[n + 1] = _expectedTries[n] + _allFail[n];
        }
    }

    public BetaBelief Belief { get; }

    /// <summary>The most tries that the tables reach to.</summary>
    public int Length => _allFail.Length - 1;

    /// <summary>How many of so many more tries are made on average, after so many failures.</summary>
    public double ExpectedTries(int failures, int more) =>
        _allFail[failures] > 0 ? (_expectedTries[failures + more] - _expectedTries[failures]) / _allFail[failures] : more;
}
