using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Strategies;

namespace ProofRepair.Pipeline.Tests.Budgets.Strategies;

/// <summary>Runs a strategy on problems that are solved at a given try (0: never).</summary>
internal static class StrategyRun
{
    /// <summary>The waves, each as tries by problem's key; and how many tries were made.</summary>
    public static (ImmutableArray<string> Waves, int Spent, int Solved) Of(IBudgetStrategy strategy, int budget, params (string Key, string Bucket, int SolvedAt)[] problems)
    {
        var open = problems.Select(p => (Problem: new OpenProblem(p.Key, p.Bucket, 0), p.SolvedAt)).ToList();
        var waves = ImmutableArray.CreateBuilder<string>();
        var (left, solved) = (budget, 0);
        while (open.Count > 0 && strategy.Next(new RunState([.. open.Select(o => o.Problem)], left, problems.Length, budget)) is { Grants.IsEmpty: false } wave)
        {
            waves.Add(string.Join(' ', wave.Grants.OrderBy(g => g.Place).Select(g => $"{open[g.Place].Problem.Key}{g.Tries}")));
            foreach (var (place, tries) in wave.Grants)
            {
                var (problem, solvedAt) = open[place];
                var made = solvedAt > problem.Failures && solvedAt <= problem.Failures + tries ? solvedAt - problem.Failures : tries;
                left -= made;
                open[place] = (problem with { Failures = problem.Failures + made }, solvedAt);
            }

            solved += open.RemoveAll(o => o.SolvedAt > 0 && o.Problem.Failures >= o.SolvedAt);
        }

        return (waves.ToImmutable(), budget - left, solved);
    }
}
