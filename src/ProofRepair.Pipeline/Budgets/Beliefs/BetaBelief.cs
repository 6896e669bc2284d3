namespace ProofRepair.Pipeline.Budgets.Beliefs;

/// <summary>
/// What is believed of the unknown chance that one try succeeds: a Beta distribution. Tries are exchangeable, so that after n failures the belief is
/// Beta(a, b + n). Over many problems a Beta gives the power law of coverage that is seen in practice (Large Language Monkeys; Schaeffer et al. 2025).
/// </summary>
public readonly record struct BetaBelief(double A, double B)
{
    /// <summary>Where nothing is known of problems and prover: it leaves room for problems that thousands of tries would not solve.</summary>
    public static BetaBelief Weak { get; } = new(0.3, 1);

    public BetaBelief AfterFailures(int failures) => this with { B = B + failures };

    /// <summary>The chance that the next try succeeds, after so many failures.</summary>
    public double NextSucceeds(int failures) => A / (A + B + failures);

    /// <summary>The chance that so many tries fail, all of them: B(a, b + n) / B(a, b).</summary>
    public double AllFail(int tries)
    {
        var chance = 1.0;
        for (var n = 0; n < tries && chance > 0; n++)
        {
            chance *= (B + n) / (A + B + n);
        }

        return chance;
    }

    /// <summary>How many tries are made on average when they end with the first success, and after so many at the latest.</summary>
    public double ExpectedTries(int atMost)
    {
        var (chance, sum) = (1.0, 0.0);
        for (var n = 0; n < atMost; n++)
        {
            sum += chance;
            chance *= (B + n) / (A + B + n);
        }

        return sum;
    }
}
