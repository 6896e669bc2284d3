using System.Collections.Frozen;

namespace ProofRepair.Pipeline.Refining.Rules;

/// <summary>Words that name tactics of core Lean or Mathlib and hardly ever begin a term.</summary>
internal static class TacticWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "aesop", "apply", "assumption", "bound", "by_cases", "by_contra", "cases", "cases'", "choose", "clear", "congr", "constructor", "contradiction",
        "contrapose", "contrapose!", "conv", "decide", "done", "dsimp", "erw", "exact", "exact_mod_cast", "exacts", "exfalso", "ext", "field_simp", "fin_cases",
        "funext", "gcongr", "generalize", "grind", "group", "induction", "induction'", "infer_instance", "injection", "interval_cases", "intro", "intros", "left",
        "linarith", "linear_combination", "native_decide", "nlinarith", "norm_cast", "norm_num", "nth_rewrite", "nth_rw", "obtain", "omega", "positivity",
        "push_cast", "push_neg", "rcases", "refine", "refine'", "rename_i", "revert", "rewrite", "rfl", "right", "ring", "ring_nf", "rintro", "rw", "rwa", "simp",
        "simp_all", "simp_rw", "simpa", "specialize", "subst", "subst_vars", "swap", "symm", "tauto", "trivial", "unfold", "use", "zify",
    ],
    StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
