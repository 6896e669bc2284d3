using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Solving;

/// <summary>What somebody wrote as tactics: whether verification could accept a proof with it, whatever Lean says of the step.</summary>
public static class WrittenTactic
{
    /// <summary>Whether it hands work to the compiler or stands for no proof at all: the axioms of both are refused.</summary>
    public static bool IsRefused(string tactic) => LeanLexer.Tokenize(tactic)
        .Select(t => t.In(tactic))
        .Any(word => word is "native_decide" or "sorry" or "admit" || word.EndsWith("sorryAx", StringComparison.Ordinal)
            || word.EndsWith("ofReduceBool", StringComparison.Ordinal) || word.EndsWith("ofReduceNat", StringComparison.Ordinal) || word.EndsWith("trustCompiler", StringComparison.Ordinal));

    /// <summary>Whether it may be offered for the same goal again, in other proofs and runs: what searches is no concrete tactic.</summary>
    public static bool IsKept(string tactic) => !IsRefused(tactic) && !SuggestedTactic.IsSearch(tactic);
}
