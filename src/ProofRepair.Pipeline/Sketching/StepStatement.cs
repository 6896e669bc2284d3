using ProofRepair.Lean.Syntax;

namespace ProofRepair.Pipeline.Sketching;

/// <summary>What a step says that one of its blocks proves: <c>have h : T := by …</c>, <c>show T from …</c>, <c>obtain ⟨x, hx⟩ : T := …</c>.</summary>
internal static class StepStatement
{
    /// <summary>The tokens between the name (or pattern) and the sign before the block, with spaces; null where the step states nothing.</summary>
    public static string? Of(TokenStream tokens, ProofItem item, ProofBlock block)
    {
        if (item.Head is not ("have" or "obtain" or "show" or "suffices"))
        {
            return null;
        }

        var head = tokens.IndexAt(item.Span.Start);
        var opener = tokens.IndexAt(block.Opener.Start);
        var end = opener > 0 && tokens.TextOf(opener) == "by" && tokens.TextOf(opener - 1) is ":=" or "from" ? opener - 1 : opener;
        if (end <= head || tokens.Enclosing(end) != tokens.Enclosing(head) || tokens.TextOf(end) is not (":=" or "from" or "by"))
        {
            return null;
        }

        var start = head + 1;
        if (item.Head is "have" && tokens.Tokens[start].Kind == LeanTokenKind.Identifier)
        {
            start++;
        }
        else if (item.Head is "obtain")
        {
            start = Enumerable.Range(start, end - start).FirstOrDefault(i => tokens.Is(i, ":") && tokens.Enclosing(i) == tokens.Enclosing(head), end);
        }

        start += tokens.Is(start, ":") ? 1 : 0;
        return start < end ? string.Join(' ', Enumerable.Range(start, end - start).Select(tokens.TextOf)) : null;
    }
}
