using System.Collections.Frozen;

namespace ProofRepair.Sampling.Extraction;

/// <summary>
/// Words by which a line of a model's output is taken for a command, a tactic, the rest of the line before, or prose. They only choose
/// what to hand to Lean; whether it is a proof, Lean says.
/// </summary>
internal static class Vocabulary
{
    private static readonly FrozenSet<string> s_declarations = Set("theorem lemma example def abbrev instance structure inductive class axiom opaque");

    private static readonly FrozenSet<string> s_modifiers = Set("private protected noncomputable nonrec unsafe partial public local scoped");

    private static readonly FrozenSet<string> s_commands = Set(
        "theorem lemma example def abbrev instance structure inductive class axiom opaque private protected noncomputable nonrec unsafe partial "
        + "namespace section end import open set_option universe universes variable variables attribute macro macro_rules notation infix infixl "
        + "infixr prefix postfix syntax elab elab_rules declare_syntax_cat initialize deriving mutual omit include export run_cmd");

    private static readonly FrozenSet<string> s_tactics = Set(
        "have haveI let letI set obtain rcases rcases' rintro intro intros apply exact refine refine' rw rwa erw simp simp? simp! simp_all simpa simp_rw "
        + "simp_arith dsimp norm_num norm_num1 norm_cast push_cast exact_mod_cast assumption_mod_cast apply_mod_cast rw_mod_cast nlinarith linarith "
        + "polyrith positivity omega ring ring1 ring_nf ring_nf! ring! field_simp field abel abel_nf group constructor cases cases' induction "
        + "induction' by_cases by_cases! by_contra by_contra! contrapose contrapose! push_neg exfalso contradiction use use! exists existsi left right "
        + "split split_ifs show show_term calc conv conv_lhs conv_rhs nth_rw nth_rewrite rewrite subst subst_vars substs unfold unfold_let change convert "
        + "convert_to congr congr! ext ext1 funext aesop aesop? tauto itauto decide native_decide rfl trivial assumption assumption' any_goals all_goals "
        + "on_goal repeat repeat' repeat1 iterate try first case case' next rename_i rename specialize specialize_all generalize revert clear clear_value "
        + "interval_cases fin_cases mod_cases gcongr bound nofun nomatch match if suffices apply_fun injection injections linear_combination "
        + "linear_combination' choose choose! symm trans wlog admit sorry done skip stop replace ac_rfl bv_decide grind hint exact? apply? rw? "
        + "delta infer_instance swap pick_goal rotate_left rotate_right classical lift zify qify rify eq_refl cc filter_upwards measurability "
        + "continuity fun_prop compute_degree mono peel nontriviality subsingleton absurd and_intros iff_intro inhabit fapply eapply "
        + "simp_intro split_ands unhygienic solve_by_elim noncomm_ring norm_fin trace slim_check plausible positivity! nlinarith! linarith!");

    private static readonly FrozenSet<string> s_continuations = Set(
        "where termination_by decreasing_by else then at with using from in generalizing only by fun do and or");

    private static readonly FrozenSet<string> s_openingWords = Set(
        "by with calc do from then else exact refine refine' apply show suffices have let fun at using in where rw obtain");

    public static bool IsDeclaration(string word) => s_declarations.Contains(word);

    public static bool IsModifier(string word) => s_modifiers.Contains(word);

    public static bool IsTactic(string word) => s_tactics.Contains(word);

    public static bool IsContinuation(string word) => s_continuations.Contains(word);

    /// <summary>Words after which a line can not end its tactic.</summary>
    public static bool IsOpening(string word) => s_openingWords.Contains(word);

    public static bool IsCommand(ReadOnlySpan<char> line)
    {
        var text = line.TrimEnd().ToString();
        if (text.StartsWith("@[", StringComparison.Ordinal) || (text.Length > 1 && text[0] == '#' && char.IsAsciiLetterLower(text[1])))
        {
            return true;
        }

        var word = LeanNames.WordAt(text, 0);

        // `open Real in` and `set_option maxRecDepth 10000 in` also begin tactics.
        return s_commands.Contains(word)
            && !(text.EndsWith(" in", StringComparison.Ordinal) && word is "open" or "set_option")
            && (text.Length == word.Length || char.IsWhiteSpace(text[word.Length]));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
