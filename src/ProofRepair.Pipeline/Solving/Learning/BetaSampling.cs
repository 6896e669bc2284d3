namespace ProofRepair.Pipeline.Solving.Learning;

/// <summary>Draws from a Beta distribution, as the quotient of two Gamma ones (Marsaglia and Tsang, 2000).</summary>
internal static class BetaSampling
{
    public static double Next(Random random, double a, double b)
    {
        var (x, y) = (Gamma(random, a), Gamma(random, b));
        return x + y > 0 ? x / (x + y) : a / (a + b);
    }

    private static double Gamma(Random random, double shape)
    {
        if (shape < 1)
        {
            return Gamma(random, shape + 1) * Math.Pow(Positive(random), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(random);
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(Positive(random)) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(Positive(random))) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Positive(Random random) => 1 - random.NextDouble();
}
