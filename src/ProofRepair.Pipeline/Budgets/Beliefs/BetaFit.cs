using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace ProofRepair.Pipeline.Budgets.Beliefs;

/// <summary>A log-normal around a belief's parameters that a fit is drawn to. <paramref name="Spread"/> is its deviation in logarithms.</summary>
public readonly record struct Pull(BetaBelief To, double Spread);

/// <summary>
/// The Beta prior under which past tries are most likely: s successes and f failures at one problem contribute B(a + s, b + f) / B(a, b). With
/// early stops that is B(a + 1, b + t - 1) / B(a, b) for a first success at try t, and B(a, b + n) / B(a, b) for one that is censored after n.
/// </summary>
public static class BetaFit
{
    /// <summary>Without a pull a likelihood may grow for ever (nothing was solved, or all at once): then the fit ends near these.</summary>
    private const double Least = 1e-3;

    private const double Most = 1e3;
    private const double Precision = 1e-8;
    private const int Steps = 2_000;

    public static BetaBelief Fit(IReadOnlyCollection<TryLog> past, Pull? pull = null)
    {
        var likelihood = new Likelihood(past);
        var start = pull?.To ?? BetaBelief.Weak;
        var objective = ObjectiveFunction.Value(point => Loss(likelihood, point, pull));
        var found = NelderMeadSimplex.Minimum(
            objective, Vector<double>.Build.Dense([Math.Log(start.A), Math.Log(start.B)]), Vector<double>.Build.Dense([0.5, 0.5]), Precision, Steps);
        return BeliefAt(found.MinimizingPoint);
    }

    /// <summary>With a given a, b alone.</summary>
    public static BetaBelief FitB(IReadOnlyCollection<TryLog> past, double a, Pull pull)
    {
        var likelihood = new Likelihood(past);
        var logarithm = FindMinimum.OfScalarFunctionConstrained(
            x => (Square(x - Math.Log(pull.To.B)) / (2 * pull.Spread * pull.Spread)) - likelihood.Log(new BetaBelief(a, Math.Exp(x))),
            Math.Log(Least),
            Math.Log(Most),
            Precision,
            Steps);
        return new BetaBelief(a, Math.Exp(logarithm));
    }

    /// <summary>The logarithm of the chance of such a past under this prior.</summary>
    public static double LogLikelihood(BetaBelief belief, IReadOnlyCollection<TryLog> past) => new Likelihood(past).Log(belief);

    private static double Loss(Likelihood likelihood, Vector<double> point, Pull? pull)
    {
        var loss = -likelihood.Log(BeliefAt(point));
        if (pull is { } to)
        {
            loss += (Square(point[0] - Math.Log(to.To.A)) + Square(point[1] - Math.Log(to.To.B))) / (2 * to.Spread * to.Spread);
        }

        // Outside, the belief stays at the border, and only this leads back.
        return loss + Square(Outside(point[0])) + Square(Outside(point[1]));
    }

    private static BetaBelief BeliefAt(Vector<double> point) => new(Math.Clamp(Math.Exp(point[0]), Least, Most), Math.Clamp(Math.Exp(point[1]), Least, Most));

    private static double Outside(double logarithm) => logarithm - Math.Clamp(logarithm, Math.Log(Least), Math.Log(Most));

    private static double Square(double x) => x * x;

    /// <summary>Sums of logarithms instead of Gamma functions, problems with equal terms together: exact, and fast where many are alike.</summary>
    private sealed class Likelihood
    {
        private readonly int[] _successes;
        private readonly int[] _failures;
        private readonly int[] _tries;

        public Likelihood(IReadOnlyCollection<TryLog> past)
        {
            _successes = AtLeast(past.Select(l => l.Successes));
            _failures = AtLeast(past.Select(l => l.Failures));
            _tries = AtLeast(past.Select(l => l.Successes + l.Failures));
        }

        public double Log(BetaBelief belief) => Sum(_successes, belief.A) + Sum(_failures, belief.B) - Sum(_tries, belief.A + belief.B);

        private static double Sum(int[] weights, double from)
        {
            var sum = 0.0;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * Math.Log(from + i);
            }

            return sum;
        }

        /// <summary>At place i, how many of the counts are above i.</summary>
        private static int[] AtLeast(IEnumerable<int> counts)
        {
            var all = counts.ToList();
            var above = new int[all.DefaultIfEmpty().Max()];
            foreach (var count in all)
            {
                for (var i = 0; i < count; i++)
                {
                    above[i]++;
                }
            }

            return above;
        }
    }
}
