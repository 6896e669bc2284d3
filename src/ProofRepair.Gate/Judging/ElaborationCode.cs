using System.Collections.Frozen;
using System.Collections.Immutable;
using ProofRepair.Gate.Sources;
using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Gate.Judging;

/// <summary>A place in a command where code of the file's own is run, or made part, by Lean.</summary>
internal sealed record CodePlace(string Word, TextSpan Span);

/// <summary>
/// Where a file runs code while it is elaborated, or makes some part of Lean, as its text shows it. Every token counts: the code may stand in a proof, after
/// <c>open … in</c>, or in an attribute. What no text shows (a helper of such code was changed) is for <see cref="PairJudge"/>.
/// </summary>
internal static class ElaborationCode
{
    /// <summary>Run what follows them, at once.</summary>
    private static readonly FrozenSet<string> s_running = FrozenSet.Create(StringComparer.Ordinal,
        "#eval", "#guard", "#guard_expr", "run_cmd", "run_elab", "run_meta", "run_tac", "by_elab", "initialize", "builtin_initialize", "eval%", "unsafe_io");

    /// <summary>Make what follows them a part of Lean, or let compiled code differ from what is proved.</summary>
    private static readonly FrozenSet<string> s_extending = FrozenSet.Create(StringComparer.Ordinal,
        "elab", "elab_rules", "macro", "macro_rules", "syntax", "declare_syntax_cat", "simproc", "dsimproc", "simproc_decl", "dsimproc_decl", "builtin_simproc",
        "builtin_dsimproc", "binder_predicate", "register_option", "register_simp_attr", "declare_config_elab", "unsafe");

    private static readonly string[] s_inTerms = ["run_tac", "by_elab", "eval%", "unsafe"];

    private static readonly FrozenSet<string> s_attributes = FrozenSet.Create(StringComparer.Ordinal,
        "implemented_by", "extern", "csimp", "init", "builtin_init", "macro", "builtin_macro", "tactic", "term_elab", "command_elab", "builtin_tactic", "builtin_term_elab",
        "builtin_command_elab", "term_parser", "tactic_parser", "command_parser", "simproc", "simprocAttr", "app_unexpander", "delab", "app_delab", "unbox_parser");

    /// <summary>Those of commands that the base does not have, word for word: in the file itself, or in one that is gone.</summary>
    /// <param name="gone">The <see cref="Commands"/> of files that are gone.</param>
    public static IEnumerable<CodePlace> Added(LeanSourceFile? before, IReadOnlySet<string> gone, LeanSourceFile after)
    {
        var old = Commands(before is null ? [] : [before]);
        return Of(after).Where(c => !old.Contains(c.Words) && !gone.Contains(c.Words)).Select(c => c.First);
    }

    /// <summary>The commands with such code, word for word.</summary>
    public static IReadOnlySet<string> Commands(IEnumerable<LeanSourceFile> files) => files.SelectMany(Of).Select(c => c.Words).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether Lean runs any code of the file's own while it elaborates it.</summary>
    public static bool Runs(LeanSourceFile file) => Of(file).Any();

    /// <summary>One for each command: the first place, and the command without its comments.</summary>
    private static IEnumerable<(string Words, CodePlace First)> Of(LeanSourceFile file)
    {
        var tokens = LeanLexer.Tokenize(file.Text).Where(t => !t.IsTrivia).ToImmutableArray();
        var isAttribute = AttributesOf(file.Text, tokens);
        var at = 0;
        for (var k = -1; k < file.Commands.Length; k++)
        {
            // What stands before the first command, if anything, is a part like any other.
            var end = k + 1 < file.Commands.Length ? file.Commands[k + 1].Span.Start : file.Text.Length;
            var first = at;
            while (at < tokens.Length && tokens[at].Start < end)
            {
                at++;
            }

            var isProof = k >= 0 && file.Commands[k].Kind is "theorem" or "lemma" or "example";
            if (Enumerable.Range(first, at - first).Select(i => PlaceOf(file.Text, tokens, i, isAttribute[i], isProof)).FirstOrDefault(p => p is not null) is { } place)
            {
                yield return (string.Join(' ', tokens[first..at].Where(t => t.Kind != LeanTokenKind.DocComment).Select(t => t.In(file.Text))), place);
            }
        }
    }

    private static CodePlace? PlaceOf(string text, ImmutableArray<LeanToken> tokens, int i, bool isAttribute, bool isProof)
    {
        var written = tokens[i].In(text);
        if (tokens[i].Kind is not (LeanTokenKind.Identifier or LeanTokenKind.Keyword))
        {
            return OfOpaqueToken(tokens[i], written);
        }

        // As Lean compares names; a keyword between guillemets is a name and no keyword, but an attribute all the same.
        var word = isAttribute ? tokens[i].Unescaped(text) : written;
        word = word == "eval" && tokens[i].End < text.Length && text[tokens[i].End] == '%' ? "eval%" : word;
        // `h.unsafe` is one token, and `Foo.syntax` too: only whole ones are keywords.
        return s_running.Contains(word) || s_extending.Contains(word) || (isAttribute && s_attributes.Contains(word)) || (isProof && HasEffects(word))
            ? new CodePlace(word, tokens[i].Span)
            : null;
    }

    /// <summary>An interpolated string holds terms, and what the lexer could not end may hold anything; a lone mark of some notation's own holds nothing.</summary>
    private static CodePlace? OfOpaqueToken(LeanToken token, string written) => token.Kind switch
    {
        LeanTokenKind.Error when written.Length > 2 => new CodePlace("text that only Lean can read", token.Span),
        LeanTokenKind.Text when written[0] != 'r' && written.Contains('{', StringComparison.Ordinal) && s_inTerms.FirstOrDefault(w => written.Contains(w, StringComparison.Ordinal)) is { } word => new CodePlace(word, token.Span),
        _ => null,
    };

    /// <summary>Lean runs the configuration of a tactic, and a pure term can hold input and output.</summary>
    private static bool HasEffects(string name) =>
        name.Split('.').Any(p => p is "IO" or "EIO" or "BaseIO" or "unsafeIO" or "unsafeEIO" or "unsafeBaseIO" or "unsafeCast");

    /// <summary>Whether each token stands between the brackets of <c>@[…]</c> or of <c>attribute […]</c>.</summary>
    private static bool[] AttributesOf(string text, ImmutableArray<LeanToken> tokens)
    {
        var found = new bool[tokens.Length];
        var depth = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Kind == LeanTokenKind.Keyword ? tokens[i].In(text) : "";
            if (depth == 0)
            {
                depth = word == "@[" || (word == "[" && i > 0 && tokens[i - 1].Is(text, "attribute")) ? 1 : 0;
                continue;
            }

            found[i] = true;
            depth += BracketBalance.ClosingOf(word) == "]" ? 1 : word == "]" ? -1 : 0;
        }

        return found;
    }
}
