using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sums;

/// <summary>
/// <c>∑ k ∈ S, f k</c> or <c>∏</c> over an interval of natural numbers, as Lean prints it: <c>S.sum fun k => f k</c>.
/// The interval has <paramref name="Length"/> members, of which <paramref name="Low"/> is the first.
/// </summary>
internal sealed record FiniteSum(Term Whole, string Operation, string Interval, Term Low, Term Length, string Index, Term Body)
{
    public bool IsSum => Operation == "sum";

    /// <summary>What <c>Finset.sum_range_succ</c> and its like are called.</summary>
    public string Lemma(string end) => $"Finset.{Operation}_range_{end}";

    /// <summary>A cast or a function into a field stands in the summand, so that its value is no natural number.</summary>
    public bool IsCast => Body.Parts().Any(p => p is Unary { Operator: "↑" });

    public bool IsLiteral => Low is Numeral && Length is Numeral;

    /// <summary>The whole as it stands in the goal, elaborated among <paramref name="type"/>.</summary>
    public string Text(string type) =>
        $"({Set}.{Operation} fun {Index} : Nat => ({Body} : {type}))";

    /// <summary>The same as a sum over <c>range l</c>.</summary>
    public string Shifted(string type) =>
        $"((Finset.range l).{Operation} fun i : Nat => ({Body.Substitute(Index, Low is Numeral { Value.IsZero: true } ? new Name("i") : new Binary("+", new Name("i"), Low))} : {type}))";

    private string Set
    {
        get
        {
            var set = (Application)((Projection)((Application)Whole).Head).Receiver;
            return $"(Finset.{Interval} {string.Join(' ', set.Arguments.Select(a => $"({a} : Nat)"))})";
        }
    }

    public static IEnumerable<FiniteSum> In(Term term) => term.Parts().Select(Of).OfType<FiniteSum>().Distinct();

    /// <summary>Interval lemmas for the operations of these sums: any interval is a range that is shifted.</summary>
    public static IEnumerable<string> Lemmas(IReadOnlyList<FiniteSum> sums)
    {
        foreach (var (operation, type, op, unit) in new[] { ("sum", "Semiring", "+", "0"), ("prod", "CommSemiring", "*", "1") })
        {
            if (!sums.Any(s => s.Operation == operation && s.Interval != "range"))
            {
                continue;
            }

            yield return $"have {operation}_interval : ∀ {{β : Type}} [Lean.Grind.{type} β] (f : Nat → β) (a l : Nat), (Nat.interval a l).{operation} f = (Finset.range l).{operation} fun i => f (i + a) := by";
            yield return "  intro β _ f a l";
            yield return $"  show (List.range' a l).foldr (fun x acc => f x {op} acc) {unit} = (List.range l).foldr (fun x acc => f (x + a) {op} acc) {unit}";
            yield return "  rw [List.range'_eq_map_range, List.foldr_map]";
            yield return "  simp only [Nat.add_comm]";
            foreach (var interval in sums.Where(s => s.Operation == operation && s.Interval != "range").Select(s => s.Interval).Distinct(StringComparer.Ordinal))
            {
                var (low, length) = Ends(interval, "a", "b");
                yield return $"have {operation}_{interval} : ∀ {{β : Type}} [Lean.Grind.{type} β] (f : Nat → β) (a b : Nat), (Finset.{interval} a b).{operation} f = (Finset.range ({length})).{operation} fun i => f (i + {low}) := fun f a b => {operation}_interval f {low} ({length})";
            }
        }
    }

    /// <summary>The names that <see cref="Lemmas"/> gives: first those that rewrite a goal, all of them to clear.</summary>
    public static IEnumerable<string> Rewrites(IReadOnlyList<FiniteSum> sums) =>
        sums.Where(s => s.Interval != "range").Select(s => $"{s.Operation}_{s.Interval}").Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> Cleared(IReadOnlyList<FiniteSum> sums)
    {
        var names = Rewrites(sums).Concat(sums.Where(s => s.Interval != "range").Select(s => $"{s.Operation}_interval")).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? [] : [$"clear {string.Join(' ', names)}"];
    }

    private static (string Low, string Length) Ends(string interval, string a, string b) => interval switch
    {
        "Icc" => (a, $"{b} + 1 - {a}"),
        "Ico" => (a, $"{b} - {a}"),
        "Ioc" => ($"({a} + 1)", $"{b} - {a}"),
        _ => ($"({a} + 1)", $"{b} - {a} - 1"),
    };

    private static FiniteSum? Of(Term term)
    {
        if (term is not Application
            {
                Head: Projection { Field: "sum" or "prod", Receiver: Application { Head: Name { Text: var set }, Arguments: var ends } } head,
                Arguments: [Quantified { Quantifier: "fun", Binders: [var binder], Body: var body }],
            })
        {
            return null;
        }

        return (set, ends) switch
        {
            ("Finset.range", [var n]) => new FiniteSum(term, head.Field, "range", new Numeral(0), n, binder.Name, body),
            ("Finset.Icc" or "Finset.Ico" or "Finset.Ioc" or "Finset.Ioo", [var a, var b]) when set["Finset.".Length..] is var interval
                && Ends(interval, TermPrinter.Argument(a), TermPrinter.Argument(b)) is var (low, length) =>
                new FiniteSum(term, head.Field, interval, Simplified(TermParser.Parse(low)), Simplified(TermParser.Parse(length)), binder.Name, body),
            _ => null,
        };
    }

    /// <summary>Numerals computed, and <c>n + 1 - 1</c> is <c>n</c>: all of it by definition, so that Lean agrees.</summary>
    public static Term Simplified(Term term) => term switch
    {
        Binary { Operator: "+" or "-" } b => (b.Operator, Simplified(b.Left), Simplified(b.Right)) switch
        {
            ("+", Numeral x, Numeral y) => new Numeral(x.Value + y.Value),
            ("-", Numeral x, Numeral y) => new Numeral(BigInteger.Max(0, x.Value - y.Value)),
            ("-", var x, Numeral { Value.IsZero: true }) => x,
            ("+", Binary { Operator: "+", Right: Numeral y } x, Numeral z) => new Binary("+", x.Left, new Numeral(y.Value + z.Value)),
            ("-", Binary { Operator: "+", Right: Numeral y } x, Numeral z) when y.Value >= z.Value =>
                y.Value == z.Value ? x.Left : new Binary("+", x.Left, new Numeral(y.Value - z.Value)),
            (var op, var x, var y) => new Binary(op, x, y),
        },
        Binary b => new Binary(b.Operator, Simplified(b.Left), Simplified(b.Right)),
        Application a => a with { Head = Simplified(a.Head), Arguments = [.. a.Arguments.Select(Simplified)] },
        Projection p => p with { Receiver = Simplified(p.Receiver) },
        _ => term,
    };
}
