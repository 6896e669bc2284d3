using MathNet.Numerics.Distributions;

namespace ProofRepair.Bench.Metrics;

/// <summary>
/// McNemar's test of two runs on the same problems: whether the problems that only one of them proved fall evenly on both. Two-sided and exact (binomial)
/// at every count; <see cref="MidP"/> is less conservative and holds its level nearly always (Fagerland, Lydersen, Laake, BMC Med. Res. Methodol. 13:91, 2013).
/// </summary>
public readonly record struct McNemar(int OnlyFirst, int OnlySecond)
{
    public int Discordant => OnlyFirst + OnlySecond;

    /// <summary>The exact p; 1 where nothing differs.</summary>
    public double ExactP => Discordant == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, Discordant, Fewer));

    /// <summary>The mid-p: of outcomes as extreme as this one only half is counted; 1 where nothing differs.</summary>
    public double MidP => Discordant == 0 ? 1
        : OnlyFirst == OnlySecond ? 1 - (Binomial.PMF(0.5, Discordant, Fewer) / 2)
        : (2 * Binomial.CDF(0.5, Discordant, Fewer)) - Binomial.PMF(0.5, Discordant, Fewer);

    private int Fewer => Math.Min(OnlyFirst, OnlySecond);
}
