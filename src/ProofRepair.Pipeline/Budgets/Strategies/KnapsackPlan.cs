using System.Collections.Immutable;
using ProofRepair.Pipeline.Budgets.Beliefs;

namespace ProofRepair.Pipeline.Budgets.Strategies;

/// <summary>Tries for each open problem, and what the last of them adds for a unit of the budget.</summary>
internal sealed record KnapsackPlan(ImmutableArray<int> Tries, double LastDensity)
{
    public double Worth(IReadOnlyList<OpenProblem> open, BucketPriors priors) =>
        Tries.Select((tries, place) => open[place].Value * (1 - priors.Of(open[place].Bucket).AfterFailures(open[place].Failures).AllFail(tries))).Sum();

    public static KnapsackPlan Of(IReadOnlyList<OpenProblem> open, BucketPriors priors, double budget, int most)
    {
        var beliefs = open.Select(problem => priors.Of(problem.Bucket)).ToArray();
        var tries = new int[open.Count];
        var allFail = new double[open.Count];
        Array.Fill(allFail, 1.0);
        var queue = new PriorityQueue<int, Urgency>();
        for (var place = 0; place < open.Count; place++)
        {
            Enqueue(place);
        }

        var last = 0.0;
        while (queue.TryDequeue(out var place, out var urgency))
        {
            var problem = open[place];
            if (problem.TryCost > budget)
            {
                continue;
            }

            budget -= problem.TryCost;
            last = urgency.Density;
            allFail[place] *= 1 - Next(place);
            tries[place]++;
            Enqueue(place);
        }

        return new KnapsackPlan([.. tries], last);

        double Next(int place) => beliefs[place].NextSucceeds(open[place].Failures + tries[place]);

        void Enqueue(int place)
        {
            var problem = open[place];
            if (tries[place] < problem.MostTries && problem.Failures + tries[place] < most)
            {
                queue.Enqueue(place, new Urgency(problem.Value * allFail[place] * Next(place) / problem.TryCost, place));
            }
        }
    }
}
