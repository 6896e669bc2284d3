using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sequences;

/// <summary>
/// A hypothesis that gives a sequence by earlier members: <c>∀ n ≥ 5, x n = x (n - 1) - x (n - 4)</c>, <c>∀ n, x (n + 2) = …</c>.
/// <paramref name="Order"/> members determine the next; <paramref name="First"/> is the least index that is so determined.
/// </summary>
internal sealed record LinearRecurrence(
    string Fact, string Sequence, string Parameter, Term Equation, bool HasPremise, int Lead, int First, int Order, Func<IReadOnlyList<BigInteger>, BigInteger> Next)
{
    public static LinearRecurrence? Of(Fact fact)
    {
        if (fact.Statement is not Quantified { Quantifier: "∀", Binders: [var binder] } all)
        {
            return null;
        }

        var (premise, equation) = all.Body is Binary { Operator: "→" } implies ? (implies.Left, implies.Right) : ((Term?)null, all.Body);
        if (equation is not Binary { Operator: "=", Left: Application { Head: Name sequence, Arguments: [var index] } } equality
            || Shift(index, binder.Name) is not { } lead || Least(premise, binder.Name) is not { } least
            || Polynomial.Of(equality.Right) is not { Degree: 1 } right)
        {
            return null;
        }

        var steps = new List<(int Back, BigInteger Coefficient)>();
        foreach (var (monomial, coefficient) in right.Terms)
        {
            if (!coefficient.IsInteger || monomial.Factors is not [var factor]
                || TermParser.Parse(factor.Atom) is not Application { Head: Name head, Arguments: [var argument] } || head.Text != sequence.Text
                || Shift(argument, binder.Name) is not { } shift || lead - shift is not (> 0 and <= 8))
            {
                return null;
            }

            steps.Add((lead - shift, coefficient.Numerator));
        }

        var order = steps.Max(s => s.Back);
        return new LinearRecurrence(fact.Name, sequence.Text, binder.Name, equation, premise is not null, lead, least + lead, order,
            last => steps.Aggregate(BigInteger.Zero, (sum, s) => sum + (s.Coefficient * last[^s.Back])));
    }

    /// <summary>
    /// <c>statement := proof</c> for the member <paramref name="offset"/> places after <paramref name="from"/> (after 0 if null).
    /// The statement is written out with its indices computed: Lean sees that by reduction, and arithmetic sees equal atoms.
    /// </summary>
    public string At(string? from, int offset)
    {
        string Index(int i) => from is null ? i.ToString() : i == 0 ? from : $"({from} + {i})";
        return $"{Written(Equation, Index, offset)} := {Fact} {Index(offset - Lead)}{(HasPremise ? " (by omega)" : "")}";
    }

    private Term Written(Term term, Func<int, string> index, int offset) => term switch
    {
        Application { Head: Name f, Arguments: [var argument] } when f.Text == Sequence && Shift(argument, Parameter) is { } shift =>
            new Application(f, [new Name(index(offset - Lead + shift))]),
        Binary b => new Binary(b.Operator, Written(b.Left, index, offset), Written(b.Right, index, offset)),
        Unary u => u with { Argument = Written(u.Argument, index, offset) },
        _ => term,
    };

    private static int? Shift(Term index, string n) => index switch
    {
        Name name when name.Text == n => 0,
        Binary { Operator: "+", Left: Name name, Right: Numeral { Value: var c } } when name.Text == n && c < 20 => (int)c,
        Binary { Operator: "-", Left: Name name, Right: Numeral { Value: var c } } when name.Text == n && c < 20 => -(int)c,
        _ => null,
    };

    private static int? Least(Term? premise, string n) => premise switch
    {
        null => 0,
        Binary { Operator: "≥", Left: Name name, Right: Numeral { Value: var c } } when name.Text == n && c < 20 => (int)c,
        Binary { Operator: ">", Left: Name name, Right: Numeral { Value: var c } } when name.Text == n && c < 20 => (int)c + 1,
        Binary { Operator: "≤", Right: Name name, Left: Numeral { Value: var c } } when name.Text == n && c < 20 => (int)c,
        Binary { Operator: "<", Right: Name name, Left: Numeral { Value: var c } } when name.Text == n && c < 20 => (int)c + 1,
        _ => null,
    };
}
