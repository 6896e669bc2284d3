using ProofRepair.Lean.Syntax;

namespace ProofRepair.Verify.Files;

/// <summary>The statement that a file asks to be proved. <paramref name="Header"/> is all that stands before it, <paramref name="Lead"/> ends with <c>:=</c>.</summary>
public sealed record PinnedStatement(string Header, string Lead, string Name)
{
    /// <summary>The theorem of that name; without one, the only theorem that is left open with <c>sorry</c>, or the only theorem.</summary>
    /// <returns>The statement, or what is wrong and what to do.</returns>
    public static (PinnedStatement? Statement, string? Problem) Read(string text, string? name)
    {
        var theorems = CommandSplitter.Split(text).Declarations.Where(c => c.Kind is "theorem" or "lemma" && c.Name is not null).ToList();
        var found = name is not null ? theorems.Where(c => c.Name == name).ToList() : Open(text, theorems);
        return found switch
        {
            [] when name is not null => (null, $"it has no theorem `{name}`; it has {Names(theorems)}"),
            [] => (null, "it has no theorem"),
            [{ Separator: { } separator } one] when separator.In(text) == ":=" => (new PinnedStatement(text[..one.Span.Start], text[one.Span.Start..separator.End], one.Name!), null),
            [var one] => (null, $"`{one.Name}` has no `:=`: write `:= by sorry` where its proof belongs"),
            _ => (null, $"it has {found.Count} theorems; choose one with --theorem: {Names(found)}"),
        };
    }

    private static List<CommandSpan> Open(string text, List<CommandSpan> theorems) =>
        theorems.Where(c => c.Body is { } body && LeanLexer.Tokenize(text, body).Any(t => t.Is(text, "sorry"))).ToList() is { Count: > 0 } open ? open : theorems;

    private static string Names(List<CommandSpan> theorems) => theorems.Count == 0 ? "none" : string.Join(", ", theorems.Select(t => $"`{t.Name}`"));
}
