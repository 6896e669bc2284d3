namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>A problem without a proof, as a strategy sees it. <paramref name="Failures"/>: tries up to now, all of them in vain.</summary>
public sealed record OpenProblem(string Key, string Bucket, int Failures)
{
    /// <summary>What one more try is expected to cost, in the budget's unit; above zero.</summary>
    public double TryCost { get; init; } = 1;

    /// <summary>What was spent on it, in the budget's unit.</summary>
    public double Spent { get; init; }

    /// <summary>What a proof of it is worth, against the others.</summary>
    public double Value { get; init; } = 1;

    /// <summary>Limits of its own may leave fewer tries than the run's budget does.</summary>
    public int MostTries { get; init; } = int.MaxValue;
}
