namespace ProofRepair.Ablation.Apollo.Refining;

/// <summary>
/// APOLLO's syntax refiner: rules on text, each applied to the whole declaration, statement included, before anything is compiled.
/// What they break stays broken.
/// </summary>
internal static class SyntaxRefiner
{
    private static readonly Func<string, string>[] s_rules =
    [
        LineRules.DropAssignmentsOfRewrites,
        CommentRules.DropBlocks,
        CommentRules.DropLines,
        WordRules.ReplaceWords,
        WordRules.BracketRewrites,
        ByRules.AddBy,
        ByRules.TakeByFromParentheses,
        ByRules.TakeByFromLets,
        HaveRules.JoinUntilBy,
        WordRules.DropTrailingCommas,
        HaveRules.JoinAfterEquals,
        LineRules.CollapseSpaces,
        HaveRules.BreakAfterBy,
        LineRules.DropBlankLines,
        LineRules.RoundIndents,
    ];

    public static string Refine(string code) => s_rules.Aggregate(code, (text, rule) => rule(text));
}
