using ProofRepair.Pipeline.Goals;
using ProofRepair.Pipeline.Solving.Families.Equations;
using ProofRepair.Pipeline.Solving.Families.General;
using ProofRepair.Pipeline.Solving.Families.Inequalities;
using ProofRepair.Pipeline.Solving.Families.Inequalities.Certificates;
using ProofRepair.Pipeline.Solving.Families.NumberTheory;
using ProofRepair.Pipeline.Solving.Families.Sequences;
using ProofRepair.Pipeline.Solving.Families.Sets;
using ProofRepair.Pipeline.Solving.Families.Sums;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// Tactic texts for a goal under core Lean alone. A pure function of the goal: the same goal gives the same tactics in the same
/// order, cheap and general ones first. Nothing here adds an axiom.
/// </summary>
public static class CorePortfolio
{
    public static IEnumerable<SolverTactic> For(Goal goal, PortfolioContext context)
    {
        var view = GoalPreparation.View(goal);
        var unfolded = FunctionUnfolding.Unfold(view);
        var ring = unfolded.OfTargetsRing();
        IEnumerable<(string Name, string Text)>[] waves =
        [
            context.Propose(() => DirectTactics.For(view)),

            // Each applies to few goals, and there mostly closes them; a failure takes a second or less.
            context.Propose(
                () => PowerOrbits.For(view),
                () => ModularObstruction.For(view),
                () => Positivstellensatz.For(unfolded),
                () => CompletedSquares.For(ring),
                () => NegatedGoal.For(ring),
                () => FiniteSets.For(unfolded),
                () => Extrema.For(unfolded),
                () => DivisorSets.For(view),
                () => Casts.For(view),
                () => DivisionWitnesses.For(view),
                () => ExponentSearch.For(view),
                () => GcdPairs.For(view),
                () => UnknownModulus.For(view),
                () => NaturalRoots.For(unfolded),
                () => BilinearEquations.For(view),
                () => BoundedSearch.For(view),
                () => FactorPairs.For(view),
                () => Divisors.For(view),
                () => ArithmeticProgressions.For(view),
                () => SumValues.For(unfolded),
                () => SumClosedForms.For(unfolded),
                () => SumInduction.For(unfolded),
                () => Bijections.For(view),
                () => FactorialGrowth.For(view),
                () => PascalRule.For(view),
                () => StepRecurrence.For(view),
                () => Induction.For(view, context)),
            context.Propose(
                () => Instantiation.For(view),
                () => Unfolded(view, unfolded),
                () => Residues.For(view),
                () => NonlinearHints.For(ring),
                () => Roots.For(unfolded),
                () => FieldInverses.For(ring),
                () => Definitions.For(view, context),
                () => Primes.For(view, context),
                () => Periods.For(view),
                // Not `try?`: it heeds no limit of heartbeats (60 s for one goal on the embedded Lean, measured).
                () => [("exact?", view.Text("exact?"))]),
            context.Propose(
                () => DirectTactics.Combined(view),
                () => Witnesses.For(view),
                () => BoundedSearch.Values(view)),
        ];
        return waves
            .SelectMany((wave, i) => wave.Select(t => new SolverTactic(t.Name, t.Text, i, i < 2 ? context.Heartbeats / 2 : context.Heartbeats)))
            .DistinctBy(t => t.Text, StringComparer.Ordinal)
            .Take(context.MaxTactics);
    }

    /// <summary>Instances again where functions are written out; nothing when that changed no statement.</summary>
    private static IEnumerable<(string Name, string Text)> Unfolded(GoalView view, GoalView unfolded) =>
        ReferenceEquals(view, unfolded) ? [] : Instantiation.For(unfolded).Select(t => (t.Name + "-unfolded", t.Text));
}
