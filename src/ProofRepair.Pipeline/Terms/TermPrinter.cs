namespace ProofRepair.Pipeline.Terms;

/// <summary>Prints with a pair of parentheses around every compound argument: never short, never ambiguous.</summary>
public static class TermPrinter
{
    public static string Print(Term term) => term switch
    {
        Numeral n => n.Value.ToString(),
        Name n => n.Text,
        Application { Head: Name { Text: Term.Braces } } a => "{" + string.Join(", ", a.Arguments.Select(Print)) + "}",
        Application a => Argument(a.Head) + " " + string.Join(' ', a.Arguments.Select(Argument)),
        Binary b => $"{Argument(b.Left)} {b.Operator} {Argument(b.Right)}",
        Unary { Operator: "!" or "⁻¹" } u => Argument(u.Argument) + (u.Operator == "!" ? " !" : u.Operator),
        Unary u => u.Operator + Argument(u.Argument),
        Quantified { Quantifier: "fun" } f => $"fun {string.Join(' ', f.Binders.Select(Print))} => {Print(f.Body)}",
        Quantified q => $"{q.Quantifier} {string.Join(' ', q.Binders.Select(Print))}, {Print(q.Body)}",
        Projection p => $"{Argument(p.Receiver)}.{p.Field}",
        Opaque o => o.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    /// <summary>The term as an argument of a function or an operator.</summary>
    public static string Argument(Term term) =>
        term is Numeral or Name or Projection or Application { Head: Name { Text: Term.Braces } } ? Print(term) : $"({Print(term)})";

    private static string Print(Binder binder) => binder.Type is null ? binder.Name : $"({binder.Name} : {binder.Type})";
}
