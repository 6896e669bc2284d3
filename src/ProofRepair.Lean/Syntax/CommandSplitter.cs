using System.Collections.Immutable;
using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

/// <summary>
/// One command of a file, with its documentation, attributes, modifiers and <c>open … in</c>. <paramref name="Kind"/> is its keyword.
/// The last three are of declarations only: the statement begins at the keyword and ends before <c>:=</c>, <c>where</c> or the first alternative.
/// </summary>
public sealed record CommandSpan(
    string Kind,
    string? Name,
    TextSpan Span,
    TextSpan? Statement = null,
    TextSpan? Separator = null,
    TextSpan? Body = null)
{
    public bool IsDeclaration => CommandKeywords.IsDeclaration(Kind);
}

/// <summary><paramref name="Header"/> reaches from the start of the file to the first declaration; <paramref name="Commands"/> are all commands, its own included.</summary>
public sealed record SplitFile(TextSpan Header, ImmutableArray<CommandSpan> Commands)
{
    public IEnumerable<CommandSpan> Declarations => Commands.Where(c => c.IsDeclaration);
}

/// <summary>
/// Finds the commands of a file by its tokens. A keyword begins a command when it stands in column 0, or, outside brackets, anywhere if it is one that
/// no term or tactic can hold (<c>theorem</c>, <c>namespace</c>, <c>#eval</c>…). <c>open</c>, <c>set_option</c>, <c>local</c> and their like also occur
/// inside proofs and terms: away from column 0 they count only where the command before cannot hold them (<c>end</c>, <c>namespace X</c>, <c>open X</c>).
/// </summary>
public static class CommandSplitter
{
    public static SplitFile Split(string text)
    {
        var tokens = LeanLexer.Tokenize(text).Where(t => !t.IsTrivia).ToArray();
        var commands = ImmutableArray.CreateBuilder<CommandSpan>();
        var starts = Starts(text, tokens);
        for (var k = 0; k < starts.Count; k++)
        {
            var end = k + 1 < starts.Count ? starts[k + 1] : tokens.Length;
            commands.Add(Describe(text, tokens.AsSpan(starts[k], end - starts[k])));
        }

        var first = commands.FirstOrDefault(c => c.IsDeclaration);
        return new SplitFile(new TextSpan(0, first?.Span.Start ?? text.Length), commands.DrainToImmutable());
    }

    private static List<int> Starts(string text, LeanToken[] tokens)
    {
        var starts = new List<int>();
        var balance = BracketBalance.Of(text, [.. tokens]);
        var current = "";
        var open = false; // doc comments, attributes, modifiers or `… in` that wait for their declaration
        for (var i = 0; i < tokens.Length; i++)
        {
            var isDoc = tokens[i].Kind == LeanTokenKind.DocComment;
            var word = isDoc ? "" : tokens[i].In(text);
            var begins = isDoc || (tokens[i].Kind == LeanTokenKind.Keyword && CommandKeywords.Contains(word));
            if (begins)
            {
                begins = IsColumnZero(text, tokens[i].Start) || (balance.Enclosing[i] < 0 && MayBeginInside(word, isDoc, current, i > 0 ? tokens[i - 1].In(text) : ""));
            }

            if (begins && !IsPartOfAnother(text, tokens, i, word))
            {
                if (!open)
                {
                    starts.Add(i);
                }

                var moduleDoc = isDoc && text[tokens[i].Start + 2] == '!';
                open = !moduleDoc && (isDoc || CommandKeywords.IsModifier(word));
                current = moduleDoc ? "end" : open ? "" : word;
            }
            else if (word == "in" && balance.Enclosing[i] < 0 && CommandKeywords.MayEndWithIn(current))
            {
                open = true;
            }
            else if (open && word != "]" && balance.Enclosing[i] < 0 && current.Length > 0)
            {
                open = false;
            }
        }

        return starts;
    }

    /// <summary><c>class inductive</c>, <c>deriving instance</c>, and the <c>deriving</c> that ends a structure.</summary>
    private static bool IsPartOfAnother(string text, LeanToken[] tokens, int i, string word) =>
        (i > 0 && ((word is "inductive" or "abbrev" && tokens[i - 1].Is(text, "class")) || (word == "instance" && tokens[i - 1].Is(text, "deriving"))))
        || (word == "deriving" && !(i + 1 < tokens.Length && tokens[i + 1].Is(text, "instance")));

    private static bool IsColumnZero(string text, int start) => start == 0 || text[start - 1] == '\n';

    private static bool MayBeginInside(string word, bool isDoc, string current, string previous)
    {
        // Constructors and fields have documentation of their own.
        if (isDoc || word is "@[")
        {
            return current is not ("structure" or "class" or "inductive" or "mutual" or "instance" or "def") && previous is not ("|" or ":=" or "where");
        }

        if (word is "open" or "set_option" or "local" or "scoped" or "private" or "protected" or "public" or "meta" or "deriving" or "include" or "omit"
            or "prefix" or "module" or "attribute" or "notation" or "syntax" or "macro" or "elab" or "class" or "instance" or "unsafe" or "partial" or "noncomputable"
            or "constant" or "constants" or "alias" or "recall" or "seal" or "prelude" or "nonrec" or "export" or "import" or "end" or "variable" or "universe")
        {
            return current is "" or "end" or "namespace" or "section" or "open" or "import" or "universe" or "variable" or "set_option" or "mutual"
                || (word is "end" or "instance" or "private" or "protected" or "noncomputable" or "variable" && previous is not ("deriving" or "local" or "scoped" or ":="));
        }

        return true;
    }

    private static CommandSpan Describe(string text, ReadOnlySpan<LeanToken> tokens)
    {
        var span = TextSpan.FromBounds(tokens[0].Start, tokens[^1].End);
        var keyword = -1;
        var depth = 0;
        for (var i = 0; i < tokens.Length && keyword < 0; i++)
        {
            var word = tokens[i].In(text);
            depth += BracketBalance.ClosingOf(word) is not null ? 1 : word is ")" or "]" or "}" or "⟩" ? -1 : 0;
            if (depth == 0 && tokens[i].Kind == LeanTokenKind.Keyword && CommandKeywords.Contains(word) && !CommandKeywords.IsModifier(word))
            {
                keyword = i;
                if (CommandKeywords.MayEndWithIn(word) && DeclarationAfter(text, tokens, i) is var inner and > 0)
                {
                    keyword = inner;
                }
            }
        }

        if (keyword < 0)
        {
            return new CommandSpan(tokens[0].Kind == LeanTokenKind.DocComment ? "/-!" : tokens[0].In(text), null, span);
        }

        var kind = tokens[keyword].In(text);
        if (!CommandKeywords.IsDeclaration(kind))
        {
            return new CommandSpan(kind, null, span);
        }

        if (kind == "class" && keyword + 1 < tokens.Length && tokens[keyword + 1].In(text) is "inductive" or "abbrev")
        {
            keyword++;
        }

        var name = keyword + 1 < tokens.Length && tokens[keyword + 1].Kind == LeanTokenKind.Identifier && kind != "example"
            ? tokens[keyword + 1].In(text)
            : null;
        var parts = StatementSplitter.SplitAt(text, TextSpan.FromBounds(tokens[keyword].Start, span.End));
        return new CommandSpan(
            kind, name, span, parts?.Statement ?? TextSpan.FromBounds(tokens[keyword].Start, span.End), parts?.Separator, parts?.Body);
    }

    private static int DeclarationAfter(string text, ReadOnlySpan<LeanToken> tokens, int from)
    {
        for (var i = from + 1; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == LeanTokenKind.Keyword && CommandKeywords.IsDeclaration(tokens[i].In(text)))
            {
                return i;
            }
        }

        return -1;
    }
}
