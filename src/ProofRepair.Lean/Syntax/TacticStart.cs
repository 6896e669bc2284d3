namespace ProofRepair.Lean.Syntax;

public static class TacticStart
{
    /// <summary>Whether a tactic can begin at this token: it is the first word of one, and what stands before it is complete.</summary>
    public static bool IsPossible(TokenStream tokens, int i) =>
        TacticVocabulary.CanBeginTactic(tokens.Tokens[i], tokens.Text)
        && !(i > 0 && TacticVocabulary.ExpectsMore(tokens.TextOf(i - 1)) && !OpensTactics(tokens.TextOf(i - 1)));

    private static bool OpensTactics(string word) => word is "by" or "=>" or "with" or "then" or "else" or ";" or "*";
}
