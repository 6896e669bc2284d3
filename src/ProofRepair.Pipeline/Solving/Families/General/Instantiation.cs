using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.General;

/// <summary>
/// Applies universally quantified hypotheses to terms of the goal: arguments at which a function is used, the numerals of the
/// statement, and a few small numerals (a polynomial identity is settled by as many points as its degree and one).
/// </summary>
internal static class Instantiation
{
    private const int MaxInstances = 24;
    private const int Few = 5;
    private static readonly int[] Small = [0, 1, -1, 2, 3, -2];

    public static IEnumerable<(string Name, string Text)> For(GoalView view)
    {
        var universal = view.Facts.Where(f => f.Statement is Quantified { Quantifier: "∀" }).ToList();
        if (universal.Count == 0)
        {
            yield break;
        }

        yield return ("simp-instances", view.Text($"simp [{string.Join(", ", universal.Select(f => f.Name))}] at *", Closers.General));
        var lines = Instances(view, universal).Take(MaxInstances).Select((i, n) => $"have inst{n} := {i}").ToList();
        if (lines.Count > Few)
        {
            yield return ("instances-few", view.Text([.. lines.Take(Few), "grind"]));
        }

        if (universal.Exists(f => Premises(f.Statement) > 0))
        {
            var premises = Instances(view, universal, discharge: true).Take(MaxInstances / 2).Select((i, n) => $"try have inst{n} := {i}");
            yield return ("instances-discharged", view.Text([.. premises, $"clear {string.Join(' ', universal.Select(f => f.Name))}", "grind"]));
        }

        yield return ("instances", view.Text([.. lines, "grind"]));
        yield return ("instances-only", view.Text([.. lines, $"clear {string.Join(' ', universal.Select(f => f.Name))}", Closers.General]));
    }

    private static IEnumerable<string> Instances(GoalView view, List<Fact> universal, bool discharge = false) =>
        universal.SelectMany(fact => Of(view, fact, discharge).Distinct(StringComparer.Ordinal).Take(Math.Max(MaxInstances / universal.Count, 4)));

    private static IEnumerable<string> Of(GoalView view, Fact fact, bool discharge)
    {
        var slots = Slots(fact.Statement).ToList();
        if (discharge)
        {
            slots.AddRange(Enumerable.Repeat<Binder?>(null, Premises(fact.Statement)));
        }

        var binders = slots.OfType<Binder>().ToList();
        var isNat = binders[0].Type is "Nat" or "ℕ";
        var candidates = binders.Count == 1 ? Candidates(view, fact, binders[0].Name, isNat).Select(c => new[] { c }) : Tuples(view, binders.Count);
        foreach (var values in candidates)
        {
            var next = 0;
            var arguments = slots.Select(s => s is Binder ? values[next++] : "(by first | omega | grind)");
            yield return $"{fact.Name} {string.Join(' ', arguments)}";
        }
    }

    /// <summary>The leading <c>∀</c>s of a statement, and null for each premise that stands before a later <c>∀</c>.</summary>
    private static IEnumerable<Binder?> Slots(Term statement)
    {
        var premises = 0;
        while (statement is Quantified { Quantifier: "∀" } or Binary { Operator: "→" })
        {
            if (statement is Quantified all)
            {
                foreach (var slot in Enumerable.Repeat<Binder?>(null, premises).Concat(all.Binders))
                {
                    yield return slot;
                }

                premises = 0;
                statement = all.Body;
            }
            else
            {
                premises++;
                statement = ((Binary)statement).Right;
            }
        }
    }

    /// <summary>How many premises stand behind the last <c>∀</c>.</summary>
    private static int Premises(Term statement) => statement switch
    {
        Quantified { Quantifier: "∀" } all => Premises(all.Body),
        Binary { Operator: "→", Right: var right } => HasBinder(right) ? Premises(right) : 1 + Premises(right),
        _ => 0,
    };

    private static bool HasBinder(Term term) =>
        term is Quantified { Quantifier: "∀" } || (term is Binary { Operator: "→" } implies && HasBinder(implies.Right));

    private static IEnumerable<string> Candidates(GoalView view, Fact fact, string bound, bool isNat)
    {
        var arguments = Arguments(view).ToList();
        var offsets = fact.Statement.Parts().OfType<Application>().SelectMany(a => a.Arguments)
            .Select(a => a is Binary { Operator: "+" or "-", Left: Name n, Right: Numeral c } b && n.Text == bound ? (b.Operator == "+" ? -c.Value : c.Value) : BigInteger.Zero)
            .Distinct().ToList();
        foreach (var argument in arguments.Where(a => a is not Numeral))
        {
            yield return TermPrinter.Argument(argument);
        }

        var numerals = arguments.OfType<Numeral>().Select(n => n.Value).ToList();
        var largest = numerals.Concat([4]).Max();
        if (isNat && largest <= 16)
        {
            for (var n = 0; n <= largest; n++)
            {
                yield return n.ToString();
            }

            yield break;
        }

        foreach (var value in numerals.SelectMany(n => offsets.Select(o => n + o)).Concat(offsets).Concat(Small.Select(s => new BigInteger(s))).Where(v => !isNat || v >= 0))
        {
            yield return value < 0 ? $"({value})" : value.ToString();
        }
    }

    /// <summary>Arguments of functions in statements that bind nothing.</summary>
    private static IEnumerable<Term> Arguments(GoalView view) =>
        view.Statements.Where(s => !s.Parts().Any(p => p is Quantified))
            .SelectMany(s => s.Parts().OfType<Application>())
            .SelectMany(a => a.Arguments)
            .Where(a => !a.Parts().Any(p => p is Opaque))
            .Distinct();

    private static IEnumerable<string[]> Tuples(GoalView view, int width)
    {
        var numerals = Arguments(view).OfType<Numeral>().Select(n => n.Value).Distinct().ToList();
        if (width == 2)
        {
            foreach (var a in numerals)
            {
                foreach (var b in numerals.Where(b => b != a && !a.IsZero))
                {
                    yield return [a.ToString(), new Rational(b, a).ToString()];
                }
            }
        }

        var atoms = view.Variables.Select(v => v.Name).Concat(numerals.Select(n => n.ToString())).Concat(["0", "1"]).Distinct(StringComparer.Ordinal).Take(4).ToList();
        IEnumerable<string[]> tuples = [[]];
        for (var i = 0; i < Math.Min(width, 3); i++)
        {
            tuples = tuples.SelectMany(t => atoms.Select(a => (string[])[.. t, a]));
        }

        foreach (var tuple in tuples.Where(t => t.Length == width))
        {
            yield return tuple;
        }
    }
}
