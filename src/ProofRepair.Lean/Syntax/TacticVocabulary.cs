using System.Collections.Frozen;

namespace ProofRepair.Lean.Syntax;

/// <summary>What the block parser knows of tactics: which words take blocks, and which tokens cannot begin or end one.</summary>
internal static class TacticVocabulary
{
    private static readonly FrozenSet<string> Operators = FrozenSet.ToFrozenSet(
    [
        ":=", "=", "≠", "<", ">", "≤", "≥", "<=", ">=", "!=", "==", "+", "-", "*", "/", "^", "%", "∧", "∨", "/\\", "\\/", "→", "->",
        "↔", "<->", "∣", "∘", "<|", "|>", "|>.", "$", "∈", "∉", "∪", "∩", "⊆", "⊂", "≡", "&&", "||", "++", "::", "▸", "×", "•", "←", "<-",
        ",", ":", "=>", "↦", "<;>", "<|>", "≃", "≅", "∖", "\\", "⊔", "⊓", "~", "≈", "≪", "∆", "⬝", ">>=", ">>", "<$>", "<*>", "∥", "⁻¹'", "''",
    ],
    StringComparer.Ordinal);

    private static readonly FrozenSet<string> Prefixes = FrozenSet.ToFrozenSet(
        ["¬", "∀", "∃", "∃!", "∑", "∏", "∫", "λ", "↑", "⇑", "↥", "√", "@", "fun", "from", "then", "else", "in", "at", "with", "using", "if", "by", "do", "show", "match", "(", "[", "{", "⟨", "‹", "#[", "!["],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> InnerWords = FrozenSet.ToFrozenSet(
        ["at", "with", "using", "from", "then", "else", "in", "generalizing", "only", ")", "]", "}", "⟩", "›", "⟧", "..", "|>.", "⁻¹"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> SwallowingCombinators = FrozenSet.ToFrozenSet(
    [
        "try", "repeat", "repeat'", "repeat1", "repeat1'", "all_goals", "any_goals", "iterate", "fail_if_success",
        "success_if_fail", "solve_by_elim!", "checkpoint", "show_term", "on_goal", "focus",
    ],
    StringComparer.Ordinal);

    private static readonly FrozenSet<string> TransparentCombinators = FrozenSet.ToFrozenSet(
        ["classical", "with_reducible", "with_reducible_and_instances", "with_unfolding_all", "with_unfolding_none", "unhygienic"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> PatternHeads = FrozenSet.ToFrozenSet(
        ["rcases", "obtain", "rintro", "rcases?", "cases'", "rsuffices", "intro", "match", "fun", "choose", "casesm", "cases_type", "calc"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> TermKeywordsThatAreTactics = FrozenSet.ToFrozenSet(
        ["have", "let", "show", "match", "if", "calc", "suffices", "open", "set_option", "sorry", "nomatch", "nofun", "haveI", "letI", "exists", "for", "try", "return", "unless", "(", "{", "·", "."],
        StringComparer.Ordinal);

    /// <summary>Whether a line that begins with this token goes on with what stands before it, whatever its column.</summary>
    public static bool Continues(LeanToken token, string text) =>
        token.In(text) is var word && (Operators.Contains(word) || InnerWords.Contains(word)) && word is not "←" and not "<-";

    /// <summary>Whether Lean reads on after this token, whatever the column of the next.</summary>
    public static bool ExpectsMore(string word) => Operators.Contains(word) || Prefixes.Contains(word) || word is "|" or ";";

    public static bool CanBeginTactic(LeanToken token, string text) => token.Kind switch
    {
        LeanTokenKind.Identifier => text[token.Start] is not ('?' or '`') && !token.Is(text, "_"),
        LeanTokenKind.Keyword => TermKeywordsThatAreTactics.Contains(token.In(text)),
        _ => false,
    };

    public static bool IsSwallowing(string head) => SwallowingCombinators.Contains(head);

    public static bool IsTransparent(string head) => TransparentCombinators.Contains(head);

    /// <summary>Tactics whose own patterns hold bars.</summary>
    public static bool HasPatterns(string head) => PatternHeads.Contains(head);

    public static bool IsConv(string head) => head is "conv" or "conv_lhs" or "conv_rhs" or "conv'";

    public static bool IsArrowBlock(string head) => head is "case" or "case'" or "next" or "on_goal";

    public static bool TakesAlternatives(string head) =>
        head is "induction" or "cases" or "match" or "fun_induction" or "fun_cases" or "rcases" or "induction'" or "nomatch";

    /// <summary>Tactics that state a type before <c>:=</c>, so that the value alone can be given up.</summary>
    public static bool StatesType(string head) => head is "have" or "haveI" or "obtain" or "replace" or "rsuffices" or "let" or "letI";

    /// <summary>Heads after which a comma at the level of the tactic is the tactic's own.</summary>
    public static bool HasCommas(string head) => head is "use" or "exists" or "exacts" or "refine_lift" or "existsi" or "induction" or "cases" or "match" or "generalize" or "rename";

    public static bool EndsBlock(string word) => word is "where" or "termination_by" or "decreasing_by" or "termination_by?" or "deriving";
}
