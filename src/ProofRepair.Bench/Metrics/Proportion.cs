namespace ProofRepair.Bench.Metrics;

/// <summary><paramref name="Count"/> of <paramref name="Total"/>; none of none is allowed and says nothing.</summary>
public readonly record struct Proportion(int Count, int Total)
{
    /// <summary>Between 0 and 1; NaN for none of none.</summary>
    public double Value => (double)Count / Total;

    /// <summary>
    /// Wilson's score interval (J. Am. Stat. Assoc. 22, 1927), without a correction for continuity: unlike the textbook's it is no point where
    /// all or none succeed. From 0 to 1 for none of none.
    /// </summary>
    public Estimate Wilson(double level = 0.95)
    {
        if (Total == 0)
        {
            return new Estimate(double.NaN, 0, 1);
        }

        var z = Quantiles.Normal(level);
        var scale = 1 + (z * z / Total);
        var centre = (Value + (z * z / (2.0 * Total))) / scale;
        var half = z / scale * Math.Sqrt((Value * (1 - Value) / Total) + (z * z / (4.0 * Total * Total)));

        // At the ends the bound is the value itself; rounding must not carry it past.
        return new Estimate(Value, Count == 0 ? 0 : centre - half, Count == Total ? 1 : centre + half);
    }

    public static Proportion Of<T>(IReadOnlyCollection<T> all, Func<T, bool> counts) => new(all.Count(counts), all.Count);
}
