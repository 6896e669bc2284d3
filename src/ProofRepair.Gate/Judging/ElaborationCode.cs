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
    private const string Unreadable = "text that only Lean can read";

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
        var all = LeanLexer.Tokenize(file.Text);
        var reading = new Reading(file, [.. all.Where(t => !t.IsTrivia)]);
        var (at, tokens) = (0, reading.Tokens);
        for (var k = -1; k < file.Commands.Length; k++)
        {
            // What stands before the first command, if anything, is a part like any other.
            var end = k + 1 < file.Commands.Length ? file.Commands[k + 1].Span.Start : file.Text.Length;
            var first = at;
            while (at < tokens.Length && tokens[at].Start < end)
            {
                at++;
            }

            var kind = k >= 0 ? file.Commands[k].Kind : "";
            var begin = k >= 0 ? file.Commands[k].Span.Start : 0;
            // What looks like a comment or a string is searched, and part of the command with what makes it doubtful, where it may be none.
            var hidden = end <= reading.Doubts.Start ? [] : all
                .Where(t => t.Kind is LeanTokenKind.Text or LeanTokenKind.DocComment or LeanTokenKind.BlockComment or LeanTokenKind.LineComment && t.End > reading.Doubts.Start && t.Start >= begin && t.Start < end)
                .Select(t => (Token: t, Place: Hidden(t, file.Text))).Where(h => h.Place is not null).ToList();
            if (Enumerable.Range(first, at - first).Select(i => PlaceOf(reading, i, kind)).Concat(hidden.Select(h => h.Place)).FirstOrDefault(p => p is not null) is { } place)
            {
                var words = tokens[first..at].Where(t => t.Kind != LeanTokenKind.DocComment || reading.DocsRun).Concat(hidden.Select(h => h.Token)).Concat(hidden.Count > 0 ? reading.Doubts.Strings.Where(s => s.Start < end) : []);
                yield return (string.Join(' ', words.Select(t => t.In(file.Text))), place);
            }
        }
    }

    private static CodePlace? PlaceOf(Reading reading, int i, string kind)
    {
        var (text, token) = (reading.Text, reading.Tokens[i]);
        var written = token.In(text);
        if (token.Kind is not (LeanTokenKind.Identifier or LeanTokenKind.Keyword))
        {
            return OfOpaqueToken(reading, token, written, kind);
        }

        // As Lean compares names; a keyword between guillemets is a name and no keyword, but an attribute all the same.
        var word = reading.IsAttribute[i] ? token.Unescaped(text) : written;
        word = word == "eval" && token.End < text.Length && text[token.End] == '%' ? "eval%" : word;
        // `h.unsafe` is one token, and `Foo.syntax` too: only whole ones are keywords.
        return CodeWords.IsCode(word) || CodeWords.IsRunningHash(word, reading.IsInTerm(i)) || (reading.IsAttribute[i] && CodeWords.IsAttribute(word))
            || (kind is "theorem" or "lemma" or "example" && HasEffects(word)) || IsVersoOption(reading, i)
            ? new CodePlace(word, token.Span)
            : null;
    }

    /// <summary>From there on Lean elaborates what doc comments say.</summary>
    private static bool IsVersoOption(Reading reading, int i) => i > 0 && reading.Tokens[i - 1].Is(reading.Text, "set_option") && IsVerso(reading.Tokens[i].Unescaped(reading.Text));

    private static bool IsVerso(string option) => option == "doc.verso" || option.StartsWith("doc.verso.", StringComparison.Ordinal);

    /// <summary>
    /// An interpolated string holds terms; one over several lines, or that may end elsewhere, may hold anything, like what the lexer could not end. A lone
    /// mark of some notation's own holds nothing.
    /// </summary>
    private static CodePlace? OfOpaqueToken(Reading reading, LeanToken token, string written, string kind) => token.Kind switch
    {
        LeanTokenKind.Error when written.Length > 2 => new CodePlace(Unreadable, token.Span),
        LeanTokenKind.Text when kind is "notation" or "notation3" or "infix" or "infixl" or "infixr" or "prefix" or "postfix" && ReadingDoubts.IsOddSymbol(written) => new CodePlace(Unreadable, token.Span),
        LeanTokenKind.Text when token.End > reading.Doubts.Start || written.Contains('\n', StringComparison.Ordinal) => Hidden(token, reading.Text),
        LeanTokenKind.Text when written[0] != 'r' && written.Contains('{', StringComparison.Ordinal) && CodeWords.InTermsOf(written) is { } word => new CodePlace(word, token.Span),
        LeanTokenKind.DocComment when reading.DocsRun => Hidden(token, reading.Text),
        _ => null,
    };

    private static CodePlace? Hidden(LeanToken token, string text) => CodeWords.Anywhere(token.In(text)) is { } word ? new CodePlace(word, token.Span) : null;

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

    /// <summary>The tokens of a file, and what of their places matters.</summary>
    private sealed class Reading(LeanSourceFile file, ImmutableArray<LeanToken> tokens)
    {
        private readonly ImmutableArray<int> _enclosing = BracketBalance.Of(file.Text, tokens).Enclosing;

        public string Text => file.Text;

        public ImmutableArray<LeanToken> Tokens => tokens;

        public bool[] IsAttribute { get; } = AttributesOf(file.Text, tokens);

        public ReadingDoubts Doubts { get; } = ReadingDoubts.Of(file.Text, tokens);

        public bool DocsRun { get; } = tokens.Any(t => t.Kind == LeanTokenKind.Identifier && IsVerso(t.Unescaped(file.Text)));

        /// <summary>In brackets, or after a sign that a term must follow: no command begins there.</summary>
        public bool IsInTerm(int i) =>
            _enclosing[i] >= 0
            || (i > 0 && tokens[i - 1].Kind == LeanTokenKind.Keyword && tokens[i - 1].In(file.Text) is var before && !before.Any(char.IsLetterOrDigit) && before is not (")" or "]" or "}" or "⟩" or "›" or "⟧" or "!" or "'" or "''" or "_" or "·" or "⁻¹" or "⁻¹'"));
    }
}
