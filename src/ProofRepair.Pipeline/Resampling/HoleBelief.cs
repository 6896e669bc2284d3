using ProofRepair.Pipeline.Budgets.Beliefs;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Resampling;

/// <summary>What is believed of a sample's chance to close a hole: by what solvers made of goals of its class, and by what samples did.</summary>
internal static class HoleBelief
{
    /// <summary>Samples that were tried on holes, in the memory of what closes which class of goals.</summary>
    public const string Family = "sample";

    /// <param name="failures">Answers that did not close this goal.</param>
    public static BetaBelief Of(GoalClass goalClass, string portfolio, ISolverMemory memory, int failures)
    {
        var tallies = memory.TalliesOf(goalClass, portfolio);
        var sampled = tallies.GetValueOrDefault(Family);
        var solved = tallies.Remove(Family).Values.ToList();
        var closed = solved.Sum(t => t.Closed);
        // Every family meets a goal once: the most tried one has met most of the class.
        var met = Math.Max(closed, solved.Select(t => t.Tries).DefaultIfEmpty(0).Max());
        var (a, b) = BetaBelief.Weak;
        var chance = (closed + a) / (met + a + b);
        return new BetaBelief(((a + b) * chance) + sampled.Closed, ((a + b) * (1 - chance)) + sampled.Failed).AfterFailures(failures);
    }
}
