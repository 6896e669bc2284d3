using System.Numerics;

namespace ProofRepair.Pipeline.Terms;

/// <summary>
/// What a term of ℕ or ℤ without variables is worth, with Lean's conventions (subtraction of natural numbers stops at 0, division rounds down,
/// division by 0 gives 0); null where the term goes beyond that.
/// </summary>
public sealed class Evaluation(bool isNatural)
{
    private const int MaxExponent = 5000;
    private const int MaxFactorial = 1000;

    // Powers of powers would fill the memory.
    private const int MaxBits = 100_000;
    private const int MaxDivided = 1_000_000;

    public bool? Holds(Term proposition) => proposition switch
    {
        Binary { Operator: "∧" } b => Holds(b.Left) is { } left ? (left ? Holds(b.Right) : false) : null,
        Binary { Operator: "∨" } b => Holds(b.Left) is { } left ? (left ? true : Holds(b.Right)) : null,
        Binary { Operator: "→" } b => Holds(b.Left) is { } left ? (left ? Holds(b.Right) : true) : null,
        Binary { Operator: "↔" } b => Holds(b.Left) is { } left && Holds(b.Right) is { } right ? left == right : null,
        Unary { Operator: "¬" } u => !Holds(u.Argument),
        Binary b => Value(b.Left) is { } left && Value(b.Right) is { } right ? Relation(b.Operator, left, right) : null,
        _ => Call(proposition) is var (name, values) ? Predicate(name, values) : null,
    };

    public BigInteger? Value(Term term) => term switch
    {
        Numeral n => n.Value,
        Unary { Operator: "↑" } u => Value(u.Argument),
        Unary { Operator: "-" } u => -Value(u.Argument),
        Unary { Operator: "!" } u => Value(u.Argument) is { } n ? Function("factorial", [n]) : null,
        Binary b => Value(b.Left) is { } left && Value(b.Right) is { } right ? Operation(b.Operator, left, right) : null,
        Projection { Field: "card", Receiver: var set } when Call(set) is ("divisors", [var n]) => Divisors(n)?.Count,
        _ => Call(term) is var (name, values) ? Function(name, values) : null,
    };

    /// <summary>The divisors of a number that is small enough to try them, in their order.</summary>
    public static List<BigInteger>? Divisors(BigInteger number)
    {
        if (number < 0 || number > MaxDivided)
        {
            return null;
        }

        var small = new List<BigInteger>();
        for (var d = 1; d * d <= number; d++)
        {
            if (number % d == 0)
            {
                small.Add(d);
            }
        }

        return [.. small.Concat(small.Select(d => number / d)).Distinct().Order()];
    }

    /// <summary>The name without its namespace, and the values of the arguments: <c>Nat.gcd 4 6</c>, <c>gcd 4 6</c>, <c>(4 + x).gcd 6</c>.</summary>
    private (string Name, BigInteger[] Values)? Call(Term term)
    {
        var (head, arguments) = term is Application a ? (a.Head, a.Arguments.AsEnumerable()) : (term, []);
        var (name, terms) = head switch
        {
            Name n => (n.Text[(n.Text.LastIndexOf('.') + 1)..], arguments),
            Projection p => (p.Field, arguments.Prepend(p.Receiver)),
            _ => ("", []),
        };
        var values = terms.Select(Value).ToList();
        return values.Count > 0 && values.TrueForAll(v => v is not null) ? (name, [.. values.OfType<BigInteger>()]) : null;
    }

    private static bool? Relation(string name, BigInteger left, BigInteger right) => name switch
    {
        "=" => left == right,
        "≠" => left != right,
        "<" => left < right,
        "≤" => left <= right,
        ">" => left > right,
        "≥" => left >= right,
        "∣" => left.IsZero ? right.IsZero : right % left == 0,
        _ => null,
    };

    private BigInteger? Operation(string name, BigInteger left, BigInteger right) => name switch
    {
        "+" => left + right,
        "-" => isNatural ? BigInteger.Max(left - right, 0) : left - right,
        "*" => left.GetBitLength() + right.GetBitLength() <= MaxBits ? left * right : null,
        "^" => right >= 0 && right <= MaxExponent && left.GetBitLength() * (long)right <= MaxBits ? BigInteger.Pow(left, (int)right) : null,
        "/" => right.IsZero ? 0 : (left - Remainder(left, right)) / right,
        "%" => Remainder(left, right),
        _ => null,
    };

    private static BigInteger Remainder(BigInteger left, BigInteger right)
    {
        if (right.IsZero)
        {
            return left;
        }

        var remainder = left % right;
        return remainder < 0 ? remainder + BigInteger.Abs(right) : remainder;
    }

    private static bool? Predicate(string name, BigInteger[] values) => (name, values) switch
    {
        ("ModEq", [var n, var a, var b]) => Remainder(a, n) == Remainder(b, n),
        ("Coprime", [var a, var b]) => BigInteger.GreatestCommonDivisor(a, b).IsOne,
        ("Prime", [var n]) => n < 2 ? false : Divisors(n) is { } divisors ? divisors.Count == 2 : null,
        ("Even", [var n]) => n.IsEven,
        ("Odd", [var n]) => !n.IsEven,
        _ => null,
    };

    private static BigInteger? Function(string name, BigInteger[] values) => (name, values) switch
    {
        ("abs" or "natAbs", [var n]) => BigInteger.Abs(n),
        ("gcd", [var a, var b]) => BigInteger.GreatestCommonDivisor(a, b),
        ("lcm", [var a, var b]) => a.IsZero || b.IsZero ? 0 : BigInteger.Abs(a * b) / BigInteger.GreatestCommonDivisor(a, b),
        ("factorial", [var n]) when n >= 0 && n <= MaxFactorial => Enumerable.Range(1, (int)n).Aggregate(BigInteger.One, (product, k) => product * k),
        ("min", [var a, var b]) => BigInteger.Min(a, b),
        ("max", [var a, var b]) => BigInteger.Max(a, b),
        _ => null,
    };
}
