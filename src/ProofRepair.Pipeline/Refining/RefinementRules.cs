using ProofRepair.Pipeline.Refining.Rules;

namespace ProofRepair.Pipeline.Refining;

/// <summary>The table of rules, the likeliest first. Each proposes for one class of errors, at the error's place, and nothing for others.</summary>
public static class RefinementRules
{
    private static readonly Func<RefinementContext, IEnumerable<Refinement>>[] Table =
    [
        Suggestions.Propose,
        LookAlikes.Propose,
        Tabs.Propose,
        Remains.Propose,
        LeanThree.Propose,
        Arrows.Propose,
        Commas.Propose,
        BeginEnd.Propose,
        ByKeyword.Propose,
        Rewrites.Propose,
        CaseNames.Propose,
        CalcSteps.Propose,
        Bullets.Propose,
        Substitutes.Propose,
        Names.Propose,
        Brackets.Propose,
        Indents.Propose,
        NoGoals.Propose,
        Cosmetics.Propose,
        Chains.Propose,
        Truncation.Propose,
    ];

    public static IEnumerable<Refinement> For(RefinementContext context) =>
        context.Tokens.Count == 0 ? [] : Table.SelectMany(rule => rule(context));
}
