using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ProofRepair.Gate.Judging;

/// <summary>Words by which the text of a file runs code, or makes some part of Lean.</summary>
internal static partial class CodeWords
{
    private static readonly string[] s_inTerms = ["run_tac", "by_elab", "eval%", "unsafe"];

    /// <summary>Run what follows them at once, or make it a part of Lean, or let compiled code differ from what is proved.</summary>
    private static readonly FrozenSet<string> s_words = FrozenSet.Create(StringComparer.Ordinal,
    [
        .. s_inTerms, "run_cmd", "run_elab", "run_meta", "initialize", "builtin_initialize", "unsafe_io",
        "elab", "elab_rules", "macro", "macro_rules", "syntax", "declare_syntax_cat", "simproc", "dsimproc", "simproc_decl", "dsimproc_decl", "builtin_simproc",
        "builtin_dsimproc", "binder_predicate", "register_option", "register_simp_attr", "declare_config_elab",
    ]);

    private static readonly FrozenSet<string> s_attributes = FrozenSet.Create(StringComparer.Ordinal,
        "implemented_by", "extern", "csimp", "init", "builtin_init", "macro", "builtin_macro", "tactic", "term_elab", "command_elab", "builtin_tactic", "builtin_term_elab",
        "builtin_command_elab", "term_parser", "tactic_parser", "command_parser", "simproc", "simprocAttr", "app_unexpander", "delab", "app_delab", "unbox_parser");

    /// <summary>Commands that run none of what follows them. What <c>#guard_msgs</c> and <c>#count_heartbeats</c> go before is a command of its own; of <c>#exit</c> Lean's answer tells.</summary>
    private static readonly FrozenSet<string> s_inert = FrozenSet.Create(StringComparer.Ordinal,
        "#check", "#check_failure", "#check_assertions", "#print", "#synth", "#reduce", "#where", "#exit", "#guard_msgs", "#count_heartbeats", "#help", "#version", "#lint", "#adaptation_note",
        "#find_home", "#min_imports", "#instances", "#long_names", "#redundant_imports", "#show_kind");

    /// <summary>Known to run it, so that no place in a term makes a name of them.</summary>
    private static readonly FrozenSet<string> s_runningHash = FrozenSet.Create(StringComparer.Ordinal,
        "#eval", "#guard", "#guard_expr", "#html", "#widget", "#test", "#sample", "#plausible", "#slim_check", "#simp", "#norm_num", "#conv", "#whnf", "#unfold", "#time", "#find");

    public static bool IsCode(string word) => s_words.Contains(word);

    public static bool IsAttribute(string word) => s_attributes.Contains(word);

    /// <param name="isInTerm">Whether it stands where only a term can: <c>#s</c> is a finite set's size there, to Mathlib.</param>
    public static bool IsRunningHash(string word, bool isInTerm) =>
        word.Length > 1 && word[0] == '#' && char.IsLetter(word[1]) && word.TrimEnd('!', '?') is var plain && (s_runningHash.Contains(plain) || (!isInTerm && !s_inert.Contains(plain)));

    /// <summary>The first that a string holds whose terms, if any, end where it does.</summary>
    public static string? InTermsOf(string text) => Array.Find(s_inTerms, w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>The first in a text that Lean may read otherwise than the lexer.</summary>
    public static string? Anywhere(string text) =>
        WordsOf(text).FirstOrDefault(w => IsCode(w) || IsRunningHash(w, isInTerm: false)) is { } word ? word
        : Attributes().Matches(text).SelectMany(m => WordsOf(m.Groups["list"].Value)).FirstOrDefault(IsAttribute);

    /// <summary>Of a name its first part: <c>h.macro</c> is no keyword.</summary>
    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(m => m.Value.TrimStart([.. "0123456789!?'"]).Split('.')[0]);

    [GeneratedRegex(@"[#\w.'!?]+%?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:@\[|\battribute\s*\[)(?<list>[^\]]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Attributes();
}
