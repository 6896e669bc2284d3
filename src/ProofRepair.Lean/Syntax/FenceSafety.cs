using ProofRepair.Lean.Text;

namespace ProofRepair.Lean.Syntax;

public enum FenceHazard
{
    None,

    /// <summary>The source does not begin with <c>theorem</c>, <c>lemma</c> or <c>example</c>.</summary>
    NotOneDeclaration,

    /// <summary>A comment, string, character or <c>«</c> is still open, or a character that Lean cannot read.</summary>
    Unterminated,

    UnbalancedBracket,

    /// <summary>A token that begins a command, or could, after the declaration's own.</summary>
    CommandKeyword,

    /// <summary>A documentation comment that would belong to what follows.</summary>
    StrayDocComment,

    /// <summary>The source stops where Lean expects more, so that its error would be reported in its neighbour.</summary>
    Incomplete,

    /// <summary>A term or tactic that may change what the process prints or the state that a neighbour sees.</summary>
    RunsCode,

    /// <summary>An option that is not known to be harmless, set inside a body (<see cref="BodyInspection"/>).</summary>
    OptionNotAllowed,
}

/// <summary>Whether a source may share a file with others. <paramref name="Span"/> is what stands against it.</summary>
public sealed record FenceSafety(FenceHazard Hazard, TextSpan Span)
{
    public bool IsSafe => Hazard == FenceHazard.None;

    /// <summary>
    /// It breaks off, or a bracket of it has no partner: Lean stops reading it at the command that follows it in the file, and an error is the only
    /// answer that is to be believed of it there.
    /// </summary>
    public bool CanOnlyFail => Hazard is FenceHazard.Incomplete or FenceHazard.UnbalancedBracket;

    public bool MayShareFile => IsSafe || CanOnlyFail;

    /// <summary>Judges a source that must be one declaration. In doubt it is unsafe: that costs a process, the other error a wrong verdict.</summary>
    public static FenceSafety Inspect(string source)
    {
        var all = LeanLexer.Tokenize(source);
        foreach (var token in all)
        {
            if (token.Kind == LeanTokenKind.Error)
            {
                return new(FenceHazard.Unterminated, token.Span);
            }
        }

        var tokens = all.Where(t => !t.IsTrivia).ToArray();
        var head = tokens.Length > 0 && tokens[0].Kind == LeanTokenKind.DocComment ? 1 : AfterScopes(tokens, source);
        if (tokens.Length > 0 && tokens[0].Kind == LeanTokenKind.DocComment && !IsPlainDocComment(tokens[0].In(source)))
        {
            return new(FenceHazard.StrayDocComment, tokens[0].Span);
        }

        if (head >= tokens.Length || tokens[head].In(source) is not ("theorem" or "lemma" or "example"))
        {
            return new(FenceHazard.NotOneDeclaration, head < tokens.Length ? tokens[head].Span : new TextSpan(source.Length, 0));
        }

        for (var i = head + 1; i < tokens.Length; i++)
        {
            if (TokenHazards.Of(source, tokens, i) is var hazard and not FenceHazard.None)
            {
                return new(hazard, tokens[i].Span);
            }
        }

        if (StatementSplitter.SplitAt(source, TextSpan.FromBounds(tokens[head].Start, source.Length)) is { } parts
            && TokenHazards.StopTactic(source, parts.Body) is { } stop)
        {
            return new(FenceHazard.RunsCode, stop);
        }

        var balance = BracketBalance.Of(source, [.. tokens]);
        if (balance.FirstUnbalanced is { } unbalanced)
        {
            return new(FenceHazard.UnbalancedBracket, tokens[unbalanced].Span);
        }

        return LeavesOpen(source, tokens)
            ? new(FenceHazard.Incomplete, tokens[^1].Span)
            : new(FenceHazard.None, default);
    }

    private static bool LeavesOpen(string source, LeanToken[] tokens)
    {
        var last = tokens[^1];
        var closesAbsoluteValue = last.Is(source, "|") && !LeanCharacters.IsWhiteSpace(source[last.Start - 1]);
        var isEverywhere = last.Is(source, "*") && IsLocation(source, tokens);
        return TacticVocabulary.ExpectsMore(last.In(source)) && !closesAbsoluteValue && !isEverywhere;
    }

    /// <summary><c>at *</c>, or <c>at h *</c>: nothing but names between the two.</summary>
    private static bool IsLocation(string source, LeanToken[] tokens)
    {
        var i = tokens.Length - 2;
        while (i > 0 && tokens[i].Kind == LeanTokenKind.Identifier)
        {
            i--;
        }

        return i >= 0 && tokens[i].Is(source, "at");
    }

    /// <summary>The index after <c>open … in</c> and its like, which act on the one command that follows.</summary>
    private static int AfterScopes(LeanToken[] tokens, string source)
    {
        var head = 0;
        while (head < tokens.Length && tokens[head].In(source) is "open" or "omit" or "include" or "variable" or "set_option")
        {
            var end = Array.FindIndex(tokens, head, t => t.Is(source, "in"));
            if (end < 0 || Enumerable.Range(head + 1, end - head - 1).Any(i => TokenHazards.Of(source, tokens, i) != FenceHazard.None && !tokens[i].Is(source, "scoped"))
                || (tokens[head].Is(source, "set_option") && tokens[head + 1].Unescaped(source).StartsWith("debug.", StringComparison.Ordinal)))
            {
                break;
            }

            head = end + 1;
        }

        return head;
    }

    // "/--/" opens a comment for Lean, and "/-!" is a command of its own.
    private static bool IsPlainDocComment(string comment) =>
        comment.StartsWith("/--", StringComparison.Ordinal) && !comment.StartsWith("/--/", StringComparison.Ordinal);
}
