using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;

namespace ProofRepair.Verify;

/// <summary>
/// A pinned declaration up to <c>:=</c>, as far as a verification file must change it. Whatever is put in or taken out, all that follows
/// stays in its column, which means something to Lean.
/// </summary>
internal sealed class PinnedLead
{
    private readonly LeanToken[] _tokens;
    private readonly BracketBalance _brackets;
    private readonly int _keyword;
    private readonly int _name;

    private PinnedLead(string text, LeanToken[] tokens, BracketBalance brackets, int keyword)
    {
        (Text, _tokens, _brackets, _keyword) = (text, tokens, brackets, keyword);
        var next = keyword + 1;
        // instance (priority := low) name : …
        if (Is(keyword, "instance") && Is(next, "(") && Is(next + 1, "priority") && brackets.Match[next] > 0)
        {
            next = brackets.Match[next] + 1;
        }

        _name = !Is(keyword, "example") && next < tokens.Length && tokens[next].Kind == LeanTokenKind.Identifier ? next : -1;
        BeforeName = tokens[next - 1];
    }

    public string Text { get; }

    /// <summary>Null for an <c>example</c>, and for an <c>instance</c> that Lean is to name.</summary>
    public string? Name => _name < 0 ? null : _tokens[_name].In(Text);

    private LeanToken BeforeName { get; }

    /// <summary>Null when no declaration begins in it.</summary>
    public static PinnedLead? Of(string lead)
    {
        var tokens = LeanLexer.Tokenize(lead).Where(t => !t.IsTrivia).ToArray();
        var brackets = BracketBalance.Of(lead, [.. tokens]);
        var keyword = Array.FindIndex(tokens, t => t.Kind == LeanTokenKind.Keyword && CommandKeywords.IsDeclaration(t.In(lead)));
        while (keyword >= 0 && brackets.Enclosing[keyword] >= 0)
        {
            keyword = Array.FindIndex(tokens, keyword + 1, t => t.Kind == LeanTokenKind.Keyword && CommandKeywords.IsDeclaration(t.In(lead)));
        }

        return keyword < 0 ? null : new PinnedLead(lead, tokens, brackets, keyword);
    }

    /// <summary>Itself where it has a name; else under this one, for Lean to be asked about.</summary>
    public PinnedLead Named(string name)
    {
        if (_name >= 0)
        {
            return this;
        }

        if (!Is(_keyword, "example"))
        {
            return Of(Replaced(Text, BeforeName.Span, $"{BeforeName.In(Text)} {name}"))!;
        }

        // What an `example` may be and a theorem may not.
        var blanked = _tokens.Take(_keyword).Where(t => t.Is(Text, "noncomputable")).Aggregate(Text, (text, t) => Blanked(text, t.Span));
        return Of(Replaced(blanked, _tokens[_keyword].Span, $"theorem {name}"))!;
    }

    /// <summary>
    /// The statement once more, under another last name: what stands before it changes how Lean reads the rest. Without documentation and
    /// attributes, which act on more than the statement. Null when it does not end with <c>:=</c>, or has no name to change.
    /// </summary>
    public string? Restated(string lastName)
    {
        if (_name < 0 || !_tokens[^1].Is(Text, ":="))
        {
            return null;
        }

        var text = Replaced(Text, _tokens[_name].Span, Prefix(_tokens[_name].In(Text)) + lastName);
        for (var i = 0; i < _keyword; i++)
        {
            if (_tokens[i].Kind == LeanTokenKind.DocComment)
            {
                text = Blanked(text, _tokens[i].Span);
            }
            else if (Is(i, "@[") && _brackets.Match[i] is var close and > 0)
            {
                text = Blanked(text, TextSpan.FromBounds(_tokens[i].Start, _tokens[close].End));
            }
        }

        return text;
    }

    private bool Is(int i, string word) => i < _tokens.Length && _tokens[i].Is(Text, word);

    /// <summary><c>A.«b.c».</c> of <c>A.«b.c».d</c>.</summary>
    private static string Prefix(string name)
    {
        var end = 0;
        var quoted = false;
        for (var i = 0; i < name.Length; i++)
        {
            quoted = name[i] == '«' || (quoted && name[i] != '»');
            end = name[i] == '.' && !quoted ? i + 1 : end;
        }

        return name[..end];
    }

    private static string Replaced(string text, TextSpan span, string by)
    {
        // `foo.{u}` must stay together.
        var rest = text[span.End..];
        var gap = rest.StartsWith(".{", StringComparison.Ordinal) ? "" : "\n" + new string(' ', new SourceText(text).ToPosition(span.End).Column);
        return text[..span.Start] + by + gap + rest;
    }

    private static string Blanked(string text, TextSpan span) =>
        text[..span.Start] + string.Concat(span.In(text).EnumerateRunes().Select(r => r.Value is '\n' or '\r' ? r.ToString() : " ")) + text[span.End..];
}
