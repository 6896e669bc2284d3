using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sets;

/// <summary>
/// The condition for being in a set of natural numbers or integers, and <paramref name="Proof"/>: <c>∀ x, x ∈ Set ↔ Condition</c>.
/// </summary>
internal sealed record MemberPredicate(Term Set, string Proof, string Member, bool IsNatural, Term Condition)
{
    private const int Widest = 3000;
    private const int LeastScanned = 200;
    private const int Chunk = 20;

    public string Type => IsNatural ? "Nat" : "Int";

    /// <summary>From hypotheses <c>h : ∀ x, x ∈ S ↔ p x</c>, where <c>p</c> is decidable for all that its terms tell.</summary>
    public static IEnumerable<MemberPredicate> In(GoalView view) =>
        from fact in view.Facts
        let all = fact.Statement as Quantified
        where all is { Quantifier: "∀", Binders: [{ Type: "Nat" or "ℕ" or "Int" or "ℤ" }], Body: Binary { Operator: "↔", Left: Binary { Operator: "∈", Left: Name, Right: Name } } }
        let equivalence = (Binary)all.Body
        let membership = (Binary)equivalence.Left
        where membership.Left == new Name(all.Binders[0].Name)
        let predicate = new MemberPredicate(membership.Right, fact.Name, all.Binders[0].Name, all.Binders[0].Type is "Nat" or "ℕ", equivalence.Right)
        where predicate.IsPlain
        select predicate;

    /// <summary>No binder that could reach beyond all bounds, and no cast: what it casts to is not printed.</summary>
    public bool IsPlain => !Condition.Parts().Any(p => p is Opaque or Quantified { Quantifier: "∀" or "∃" } or Unary { Operator: "↑" });

    public string At(string member) => TermPrinter.Print(Condition.Substitute(Member, new Name(member)));

    public bool? Holds(BigInteger value) => new Evaluation(IsNatural).Holds(Condition.Substitute(Member, new Numeral(value)));

    private IEnumerable<BigInteger> Numerals => Condition.Parts().OfType<Numeral>().Select(n => n.Value);

    /// <summary>Beyond every numeral of the condition, except those that are too large to count up to.</summary>
    public int Width => (int)Numerals.Where(n => n <= Widest).DefaultIfEmpty(LeastScanned).Max() + 1;

    /// <summary>The members near 0 in their order; null where the condition cannot be computed.</summary>
    public List<int>? Members()
    {
        var width = Math.Max(Width, LeastScanned);
        var members = new List<int>();
        for (var value = IsNatural ? 0 : -width; value <= width; value++)
        {
            if (Holds(value) is not { } holds)
            {
                return null;
            }

            if (holds)
            {
                members.Add(value);
            }
        }

        return members;
    }

    /// <summary>
    /// Lines that prove <c>False</c> from <c>p</c>, the condition for <c>x</c>, and <c>far : bound ≤ x</c>: what is less than <c>x</c> is no multiple of
    /// it and its own remainder, and powers grow.
    /// </summary>
    public IEnumerable<string> Above(BigInteger bound)
    {
        var x = new Name("x");
        var parts = Condition.Substitute(Member, x).Parts().Distinct().ToList();
        var hints = IsNatural ? parts.SelectMany(p => NaturalHints(p, x, bound)) : parts.SelectMany(p => IntegerHints(p, x, $"x - {Literal(bound)}"));
        return [.. hints.Distinct(StringComparer.Ordinal).Select((h, i) => $"try have hint{i} := {h}"), Closing];
    }

    /// <summary>The same from <c>far : x &lt; bound</c>, among integers.</summary>
    public IEnumerable<string> Below(BigInteger bound)
    {
        var x = new Name("x");
        var hints = Condition.Substitute(Member, x).Parts().Distinct().SelectMany(p => IntegerHints(p, x, $"{Literal(bound)} - x"));
        return [.. hints.Distinct(StringComparer.Ordinal).Select((h, i) => $"try have hint{i} := {h}"), Closing];
    }

    private string Closing => IsNatural ? "first | omega | (simp only [Nat.ModEq] at p; omega) | grind" : "first | omega | (simp only [Int.ModEq] at p; omega) | grind";

    public static string Literal(BigInteger value) => value < 0 ? $"({value})" : value.ToString();

    /// <summary>In chunks: of a long list, Lean makes nested <c>let</c>s, which no instance sees through.</summary>
    public static string List<T>(string type, IEnumerable<T> members) =>
        $"({string.Join(" ++ ", members.Chunk(Chunk).DefaultIfEmpty([]).Select(c => $"[{string.Join(", ", c)}]"))} : List {type})";

    private static IEnumerable<string> NaturalHints(Term part, Name x, BigInteger bound)
    {
        string Less(Term closed) => $"(Nat.lt_of_lt_of_le (show {closed} < {bound} by decide +kernel) far)";
        var multiple = $"Nat.mul_le_mul_right x (show {bound} ≤ x from far)";
        switch (part)
        {
            case Binary { Operator: "∣" } b when b.Left == x && !b.Right.Mentions(x.Text):
                return [$"Nat.not_dvd_of_pos_of_lt (show 0 < {b.Right} by decide +kernel) {Less(b.Right)}"];
            case Binary { Operator: "∣", Left: Binary { Operator: "^" } power } b when power.Right == x && !power.Left.Mentions(x.Text) && !b.Right.Mentions(x.Text):
                var excess = $"{TermPrinter.Argument(power.Left)} ^ {bound}";
                return [$"fun d : {b} => (show ¬{excess} ∣ {TermPrinter.Argument(b.Right)} by decide +kernel) (Nat.dvd_trans (Nat.pow_dvd_pow {TermPrinter.Argument(power.Left)} far) d)"];
            case Binary { Operator: "%" } b when b.Right == x && !b.Left.Mentions(x.Text):
                return [$"Nat.mod_eq_of_lt {Less(b.Left)}"];
            case Application { Head: Projection { Field: "ModEq" } modulo } a when modulo.Receiver == x && !a.Arguments.Any(t => t.Mentions(x.Text)):
                return a.Arguments.Select(t => $"Nat.mod_eq_of_lt {Less(t)}");
            case Binary { Operator: "^", Right: Numeral k } b when b.Left == x:
                return [$"Nat.pow_le_pow_left far {k}", multiple, .. k.Value == 2 ? ["Nat.pow_two x"] : Array.Empty<string>()];
            case Binary { Operator: "*" } b when b.Left.Mentions(x.Text) && b.Right.Mentions(x.Text):
                return [multiple];
            default:
                return [];
        }
    }

    private static IEnumerable<string> IntegerHints(Term part, Name x, string distance) => part switch
    {
        Application { Head: Name { Text: "abs" }, Arguments: [var argument] } => [$"Int.abs_cases {TermPrinter.Argument(argument)}"],
        Binary { Operator: "∣" } b when b.Left == x && !b.Right.Mentions(x.Text) =>
        [
            $"fun d : x ∣ {TermPrinter.Argument(b.Right)} => Int.le_of_dvd (show 0 < {TermPrinter.Argument(b.Right)} by decide +kernel) d",
            $"fun d : x ∣ {TermPrinter.Argument(b.Right)} => Int.le_of_dvd (show 0 < {TermPrinter.Argument(b.Right)} by decide +kernel) (Int.neg_dvd.2 d)",
        ],
        Binary { Operator: "^" or "*" } b when b.Left.Mentions(x.Text) && (b.Operator == "^" || b.Right.Mentions(x.Text)) =>
            [$"Int.mul_nonneg (show 0 ≤ {distance} by omega) (show 0 ≤ {distance} by omega)"],
        _ => [],
    };
}
