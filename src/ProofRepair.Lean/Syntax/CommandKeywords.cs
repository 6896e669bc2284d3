using System.Collections.Frozen;

namespace ProofRepair.Lean.Syntax;

/// <summary>Tokens that begin a command, or a modifier of one, in core Lean and Mathlib.</summary>
public static class CommandKeywords
{
    private static readonly FrozenSet<string> Declarations = FrozenSet.ToFrozenSet(
        ["theorem", "lemma", "def", "example", "axiom", "instance", "class", "structure", "inductive", "coinductive", "abbrev", "opaque"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Modifiers = FrozenSet.ToFrozenSet(
        ["private", "protected", "public", "meta", "noncomputable", "unsafe", "partial", "nonrec", "local", "scoped", "@["],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
    [
        "section", "namespace", "end", "open", "export", "variable", "variables", "universe", "universes", "set_option",
        "attribute", "notation", "notation3", "infix", "infixl", "infixr", "prefix", "postfix", "macro", "macro_rules", "syntax",
        "elab", "elab_rules", "declare_syntax_cat", "deriving", "mutual", "import", "module", "initialize", "builtin_initialize",
        "run_cmd", "run_elab", "run_meta", "include", "omit", "irreducible_def", "alias", "compile_inductive", "add_decl_doc",
        "register_option", "register_simp_attr", "declare_aesop_rule_sets", "suppress_compilation", "unsuppress_compilation",
        "gen_injective_theorems%", "init_quot", "prelude", "simproc", "dsimproc", "simproc_decl", "binder_predicate", "unif_hint",
        "library_note", "assert_not_exists", "assert_exists", "proof_wanted", "seal", "unseal", "recall", "initialize_simps_projections",
        "grind_pattern", "tactic_extension", "register_tactic_tag", "reset_grind_attrs%", "extend_docs", "constant", "constants",
    ],
    StringComparer.Ordinal);

    /// <summary>Whether a token of this text begins a command or modifies one. Every <c>#word</c> counts.</summary>
    public static bool Contains(string token) =>
        Declarations.Contains(token) || Modifiers.Contains(token) || Others.Contains(token) || IsHashCommand(token);

    public static bool IsDeclaration(string token) => Declarations.Contains(token);

    public static bool IsModifier(string token) => Modifiers.Contains(token);

    public static bool IsHashCommand(string token) => token.Length > 1 && token[0] == '#' && token[1] != '[';

    /// <summary>Whether the command goes on after <c>in</c>: <c>open Nat in theorem …</c>.</summary>
    public static bool MayEndWithIn(string token) =>
        token is "open" or "set_option" or "attribute" or "variable" or "universe" or "omit" or "include" or "local" or "scoped";
}
