using System.Collections.Immutable;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving;

/// <summary>
/// Rewrites with hypotheses that define a function (<c>h : ∀ x, f x = body</c>), so that templates see polynomials instead of <c>f 3</c>.
/// The definitions themselves have then served their turn, and are no facts of the new view.
/// </summary>
internal static class FunctionUnfolding
{
    private const int MaxRounds = 4;

    // f (f (f x)) grows as the number of x in f's body to the power of the depth.
    private const int MaxParts = 2000;

    public static GoalView Unfold(GoalView view)
    {
        var definitions = view.Facts.Select(Definition).OfType<FunctionDefinition>().DistinctBy(d => d.Function).ToList();
        if (definitions.Count == 0)
        {
            return view;
        }

        var places = new List<string>();
        var facts = view.Facts.Select(fact =>
        {
            if (definitions.Exists(d => d.Fact == fact.Name) || Rewrite(fact.Statement, definitions) is not { } changed)
            {
                return fact;
            }

            places.Add(fact.Name);
            return fact with { Statement = changed };
        }).ToImmutableArray();
        var target = Rewrite(view.Target, definitions);
        if (target is not null)
        {
            places.Add("⊢");
        }

        return places.Count == 0
            ? view
            : view with
            {
                Prefix = view.Prefix.Add($"simp only [{string.Join(", ", definitions.Select(d => d.Fact))}] at {string.Join(' ', places)}"),
                Facts = [.. facts.Where(f => !definitions.Exists(d => d.Fact == f.Name))],
                Target = target ?? view.Target,
            };
    }

    private sealed record FunctionDefinition(string Fact, string Function, string Parameter, Term Body);

    private static FunctionDefinition? Definition(Fact fact) =>
        fact.Statement is Quantified { Quantifier: "∀", Binders: [var binder], Body: Binary { Operator: "=", Left: Application { Head: Name f, Arguments: [Name argument] } } body }
        && argument.Text == binder.Name && !body.Right.Mentions(f.Text)
            ? new FunctionDefinition(fact.Name, f.Text, binder.Name, body.Right)
            : null;

    private static Term? Rewrite(Term term, List<FunctionDefinition> definitions)
    {
        var current = term;
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = Once(current, definitions);
            if (next == current)
            {
                break;
            }

            current = next;
        }

        return current == term ? null : current;
    }

    private static Term Applied(Term call, FunctionDefinition definition, Term argument) =>
        definition.Body.Parts().Count(p => p is Name n && n.Text == definition.Parameter) * argument.Parts().Take(MaxParts).Count() > MaxParts
            ? call
            : definition.Body.Substitute(definition.Parameter, argument);

    private static Term Once(Term term, List<FunctionDefinition> definitions) => term switch
    {
        Application { Head: Name f, Arguments: [var argument] } when definitions.Find(d => d.Function == f.Text) is { } definition =>
            Applied(term, definition, Once(argument, definitions)),
        Application a => a with { Arguments = [.. a.Arguments.Select(x => Once(x, definitions))] },
        Binary b => new Binary(b.Operator, Once(b.Left, definitions), Once(b.Right, definitions)),
        Unary u => u with { Argument = Once(u.Argument, definitions) },
        Quantified q => q with { Body = Once(q.Body, definitions) },
        _ => term,
    };
}
