using System.Collections.Immutable;

namespace ProofRepair.Bench.Metrics;

/// <summary>Something that was paid for, on behalf of one problem; <paramref name="Proves"/>: the problem was proved by it.</summary>
public sealed record Spending(string Problem, Cost Cost, bool Proves);

/// <summary>From a budget of <paramref name="Budget"/> on, <paramref name="Proved"/> problems are proved.</summary>
public readonly record struct CurveStep(double Budget, int Proved);

/// <summary>
/// How many problems are proved at each budget: a step function, 0 before its first step. It needs no fixed number of samples, so it holds where pass@k does
/// not. <paramref name="Spent"/> is where it ends: what a larger budget would bring is not known.
/// </summary>
public sealed record SolvedAtBudget(CostKind Kind, int Problems, ImmutableArray<CurveStep> Steps, double Spent)
{
    public Proportion At(double budget) => new(Steps.LastOrDefault(s => s.Budget <= budget).Proved, Problems);

    /// <summary>
    /// Over what the whole run had spent, on problems that were proved and on those that were not, in the order of <paramref name="spendings"/>.
    /// A problem counts once; what is spent on it afterwards is spent all the same.
    /// </summary>
    /// <param name="problems">All problems of the run, those on which nothing was spent included.</param>
    public static SolvedAtBudget OfRun(IEnumerable<Spending> spendings, int problems, CostKind kind)
    {
        var (proved, spent) = (new HashSet<string>(StringComparer.Ordinal), default(Cost));
        var steps = new List<CurveStep>();
        foreach (var spending in spendings)
        {
            spent += spending.Cost;
            if (spending.Proves && proved.Add(spending.Problem))
            {
                steps.Add(new CurveStep(spent.In(kind), proved.Count));
            }
        }

        return new SolvedAtBudget(kind, problems, Joined(steps), spent.In(kind));
    }

    /// <summary>
    /// Over a budget for each problem: proved are those whose first proof cost no more. It ends at the least that was spent on a problem without
    /// having it proved, or, with all proved, at the dearest proof.
    /// </summary>
    public static SolvedAtBudget OfProblems(IEnumerable<Spending> spendings, int problems, CostKind kind)
    {
        var proofs = new List<double>();
        var givenUp = new List<double>();
        var touched = 0;
        foreach (var problem in spendings.GroupBy(s => s.Problem, StringComparer.Ordinal))
        {
            var (spent, proved) = (default(Cost), false);
            foreach (var spending in problem.TakeWhile(_ => !proved))
            {
                spent += spending.Cost;
                proved = spending.Proves;
            }

            (proved ? proofs : givenUp).Add(spent.In(kind));
            touched++;
        }

        proofs.Sort();
        var end = touched < problems ? 0 : givenUp.Count > 0 ? givenUp.Min() : proofs.DefaultIfEmpty().Max();
        return new SolvedAtBudget(kind, problems, Joined(proofs.Select((cost, i) => new CurveStep(cost, i + 1))), end);
    }

    /// <summary>One step for each budget: the highest.</summary>
    private static ImmutableArray<CurveStep> Joined(IEnumerable<CurveStep> steps) => [.. steps.GroupBy(s => s.Budget).Select(g => g.Last())];
}
