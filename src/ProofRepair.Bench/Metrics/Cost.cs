namespace ProofRepair.Bench.Metrics;

/// <summary>What something cost. <paramref name="Money"/> is in the currency of the price table, <paramref name="Seconds"/> are of whatever clock the caller counts.</summary>
public readonly record struct Cost(long Samples, long Tokens, decimal Money, double Seconds)
{
    public static Cost operator +(Cost a, Cost b) => new(a.Samples + b.Samples, a.Tokens + b.Tokens, a.Money + b.Money, a.Seconds + b.Seconds);

    public static Cost Add(Cost left, Cost right) => left + right;

    public double In(CostKind kind) => kind switch
    {
        CostKind.Samples => Samples,
        CostKind.Tokens => Tokens,
        CostKind.Money => (double)Money,
        _ => Seconds,
    };
}

public enum CostKind
{
    Samples,
    Tokens,
    Money,
    Seconds,
}
