using System.Collections.Immutable;

namespace ProofRepair.Pipeline.Terms;

public static class TermTraversal
{
    public static IEnumerable<Term> Children(this Term term) => term switch
    {
        Application a => a.Arguments.Prepend(a.Head),
        Binary b => [b.Left, b.Right],
        Unary u => [u.Argument],
        Projection p => [p.Receiver],
        Quantified q => [q.Body],
        _ => [],
    };

    /// <summary>The term and all its parts, outermost first.</summary>
    public static IEnumerable<Term> Parts(this Term term) => term.Children().SelectMany(Parts).Prepend(term);

    public static bool Mentions(this Term term, string name) => term.Parts().Any(p => p switch
    {
        Name n => n.Text == name,
        Opaque o => o.Text.Contains(name, StringComparison.Ordinal),
        _ => false,
    });

    public static Term Substitute(this Term term, string name, Term value) => term switch
    {
        Name n => n.Text == name ? value : n,
        Application a => new Application(a.Head.Substitute(name, value), a.Arguments.Select(x => x.Substitute(name, value)).ToImmutableArray()),
        Binary b => new Binary(b.Operator, b.Left.Substitute(name, value), b.Right.Substitute(name, value)),
        Projection p => p with { Receiver = p.Receiver.Substitute(name, value) },
        Unary u => new Unary(u.Operator, u.Argument.Substitute(name, value)),
        Quantified q when q.Binders.All(b => b.Name != name) => q with { Body = q.Body.Substitute(name, value) },
        _ => term,
    };

    /// <summary>The parts of <c>a ∧ (b ∧ c)</c>; any other term is its own only part.</summary>
    public static IEnumerable<Term> Conjuncts(this Term term) =>
        term is Binary { Operator: "∧" } both ? both.Left.Conjuncts().Concat(both.Right.Conjuncts()) : [term];
}
