using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Equations;

/// <summary>
/// For a bijection <c>σ : Equiv R R</c>: that its two functions undo each other, said of every argument of the goal. Values of
/// the inverse become variables, so that an equation like <c>x ^ 3 - 8 = 19</c> is left to the templates for equations.
/// </summary>
internal static class Bijections
{
    private const int MaxInstances = 12;

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var uses = view.Statements.Where(s => !s.Parts().Any(p => p is Quantified)).SelectMany(s => s.Parts()).OfType<Application>()
            .Where(a => a is { Head: Projection { Receiver: Name, Field: "toFun" or "invFun" }, Arguments.Length: 1 }).Distinct().Take(MaxInstances).ToList();
        if (uses.Count == 0)
        {
            yield break;
        }

        var instances = uses.Select(Instance).ToList();
        var lines = instances.Select((s, i) => $"have undo{i} := {s}").ToList();
        yield return ("bijection", view.Text([.. lines, "grind"]));
        foreach (var text in Equations(view, uses))
        {
            yield return text;
        }
    }

    private static string Instance(Application use) =>
        $"{Receiver(use)}.{(Field(use) == "toFun" ? "left_inv" : "right_inv")} {TermPrinter.Argument(use.Arguments[0])}";

    private static string Receiver(Application use) => ((Name)((Projection)use.Head).Receiver).Text;

    private static string Field(Application use) => ((Projection)use.Head).Field;

    /// <summary>Where <c>h : ∀ x, σ.toFun x = body</c>: <c>body</c> at the value <c>y</c> of the inverse is the argument.</summary>
    private static IEnumerable<(string Name, string Text)> Equations(GoalView view, List<Application> uses)
    {
        var prefix = new List<string>();
        var facts = new List<Fact>();
        var variables = new List<Variable>();
        foreach (var (use, i) in uses.Where(u => Field(u) == "invFun" && !u.Arguments[0].Parts().Any(p => p is Projection)).Select((u, i) => (u, i)))
        {
            var definition = view.Facts.FirstOrDefault(f => f.Statement is Quantified { Quantifier: "∀", Binders: [var x], Body: Binary { Operator: "=", Left: Application { Head: Projection { Receiver: Name r, Field: "toFun" }, Arguments: [Name argument] } } }
                && r.Text == Receiver(use) && argument.Text == x.Name);
            if (definition?.Statement is not Quantified { Binders: [var binder], Body: Binary body })
            {
                continue;
            }

            var value = $"inverse{i}";
            prefix.AddRange([
                $"have undo{i} := {Instance(use)}",
                $"rw [{definition.Name}] at undo{i}",
                $"try rw [{Receiver(use)}.left_inv]",
                $"generalize {use} = {value} at *",
            ]);
            facts.Add(new Fact($"undo{i}", new Binary("=", body.Right.Substitute(binder.Name, new Name(value)), use.Arguments[0])));
            variables.Add(new Variable(value, ScalarKind.Field, "_"));
        }

        if (facts.Count > 0)
        {
            var equations = view with { Prefix = [.. view.Prefix, .. prefix], Facts = [.. facts], Variables = [.. view.Variables, .. variables] };
            foreach (var (name, text) in Roots.For(equations))
            {
                yield return ($"bijection-{name}", text);
            }
        }
    }
}
