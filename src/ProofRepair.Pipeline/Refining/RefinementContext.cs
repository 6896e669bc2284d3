using ProofRepair.Lean.Syntax;
using ProofRepair.Lean.Text;
using ProofRepair.Pipeline.Refining.Naming;
using ProofRepair.Pipeline.Sketching;

namespace ProofRepair.Pipeline.Refining;

/// <summary>What a rule sees: a body in its text, and one error in it.</summary>
public sealed class RefinementContext
{
    public RefinementContext(ProofTree tree, TokenStream tokens, RefinementError error, NameIndex? names = null)
    {
        Names = names ?? NameIndex.Empty;
        Tree = tree;
        Tokens = tokens;
        Error = error;
        Fault = error.TokenIn(tokens);
    }

    public ProofTree Tree { get; }

    public TokenStream Tokens { get; }

    public RefinementError Error { get; }

    /// <summary>Those of the environment, where they were asked for.</summary>
    public NameIndex Names { get; }

    public string Text => Tree.Text;

    public TextSpan Body => Tree.Span;

    public bool IsParse => Error.StopsReading;

    public bool IsFailure => Error.At.Kind == BodyErrorKind.Failed && !Error.StopsReading;

    /// <summary>The index of the token at which Lean stopped; the count of tokens when the text broke off.</summary>
    public int Fault { get; }

    public bool BreaksOff => IsParse && Fault >= Tokens.Count;

    public int FaultOffset => Fault < Tokens.Count ? Tokens.Tokens[Fault].Start : Body.End;

    /// <summary>The error's own words with what else Lean said at the place.</summary>
    public IEnumerable<string> Messages => Error.Notes.Prepend(Error.Text);

    public bool Says(string words) => Error.Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    public bool IsUnknownName => Says("unknown identifier") || Says("unknown constant");

    public string Word(int token) => token >= 0 && token < Tokens.Count ? Tokens.TextOf(token) : "";

    /// <summary>The innermost tactic at or right before a token.</summary>
    public ProofItem? ItemOf(int token) => token < 0 || Tokens.Count == 0 ? null : Tree.ItemAt(Tokens.Tokens[Math.Min(token, Tokens.Count - 1)].Start);

    public ProofBlock BlockOf(int token) =>
        token < 0 || Tokens.Count == 0 ? Tree.Body : Tree.BlocksEnclosing(Tokens.Tokens[Math.Min(token, Tokens.Count - 1)].Start)[0];

    public int LineStart(int offset) => Math.Max(Body.Start, offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1);

    /// <summary>The end of an offset's line, before the line feed.</summary>
    public int LineEnd(int offset)
    {
        var end = Text.IndexOf('\n', offset, Body.End - offset);
        return end < 0 ? Body.End : end;
    }

    public TextSpan Line(int offset) => TextSpan.FromBounds(LineStart(offset), LineEnd(offset));

    /// <summary>Takes a tactic out: with its lines when it has them to itself, else with the semicolon that joins it.</summary>
    public TextEdit Without(TextSpan span)
    {
        var before = Text.AsSpan(LineStart(span.Start)..span.Start);
        var after = Text.AsSpan(span.End..LineEnd(span.End));
        if (before.IsWhiteSpace() && after.IsWhiteSpace() && LineStart(span.Start) > Body.Start)
        {
            return Edit.Delete(LineStart(span.Start) - 1, LineEnd(span.End));
        }

        var first = Tokens.IndexAt(span.Start);
        var last = Tokens.IndexAt(span.End - 1);
        return Word(first - 1) is ";" or "<;>" ? Edit.Delete(Tokens.Tokens[first - 1].Start, span.End)
            : Word(last + 1) == ";" ? Edit.Delete(span.Start, Math.Max(span.End, NextStart(last + 1)))
            : new TextEdit(span, "");
    }

    private int NextStart(int token) => token + 1 < Tokens.Count ? Tokens.Tokens[token + 1].Start : Tokens.Tokens[token].End;
}
