using System.Numerics;
using ProofRepair.Pipeline.Terms;

namespace ProofRepair.Pipeline.Solving.Families.Sums;

/// <summary>The polynomial or quotient of polynomials that takes the values of a finite sum or product, by interpolation.</summary>
internal sealed record ClosedForm(Rational[] Numerator, Rational[] Denominator)
{
    private const int Points = 14;
    private const int MaxDegree = 8;

    // Fourteen values of such a size are interpolated in milliseconds.
    private const int MaxBits = 2048;

    public bool IsPolynomial => Denominator.Length == 1;

    /// <summary>The value as a function of the length of the interval.</summary>
    public static ClosedForm? Of(FiniteSum sum, bool naturals)
    {
        if (sum.Low is not Numeral low || Values(sum, low.Value, naturals) is not { } values)
        {
            return null;
        }

        for (var degree = 0; degree <= MaxDegree; degree++)
        {
            for (var below = 0; below <= (naturals ? 0 : Math.Min(degree, 3)); below++)
            {
                if (Fit(values, degree - (below > 0 ? below : 0), below) is { } form)
                {
                    return form;
                }
            }
        }

        return null;
    }

    /// <summary>The value of the numerator or the denominator, multiplied by <paramref name="scale"/>, with its terms of one sign only.</summary>
    public static string Print(Rational[] coefficients, string variable, BigInteger scale, int sign)
    {
        var terms = coefficients.Select((c, i) => (Value: c * new Rational(scale * sign, 1), i)).Where(t => t.Value.Sign > 0)
            .Select(t => (t.Value, t.i) switch
            {
                (var v, 0) => v.ToString(),
                (var v, 1) => $"{v} * {variable}",
                var (v, i) => $"{v} * {variable} ^ {i}",
            });
        return string.Join(" + ", terms) is { Length: > 0 } text ? text : "0";
    }

    public static string Print(Rational[] coefficients, string variable) =>
        Print(coefficients, variable, 1, -1) is var negative && negative == "0" ? Print(coefficients, variable, 1, 1) : $"{Print(coefficients, variable, 1, 1)} - ({negative})";

    /// <summary>The same quotient of polynomials with integer coefficients.</summary>
    public ClosedForm WithoutFractions()
    {
        var scale = new Rational(Rational.CommonDenominator(Numerator.Concat(Denominator)), 1);
        return new ClosedForm([.. Numerator.Select(c => c * scale)], [.. Denominator.Select(c => c * scale)]);
    }

    public BigInteger CommonDenominator => Rational.CommonDenominator(Numerator);

    /// <summary>The value of a sum or product of natural numbers between numerals.</summary>
    public static BigInteger? Value(FiniteSum sum, int mostTerms)
    {
        if (sum is not { Low: Numeral low, Length: Numeral length } || length.Value > mostTerms)
        {
            return null;
        }

        var value = sum.IsSum ? BigInteger.Zero : BigInteger.One;
        for (var l = BigInteger.Zero; l < length.Value; l++)
        {
            if (Evaluate(sum.Body, sum.Index, low.Value + l, naturals: true) is not { } next)
            {
                return null;
            }

            value = sum.IsSum ? value + next.Numerator : value * next.Numerator;
        }

        return value;
    }

    private static Rational[]? Values(FiniteSum sum, BigInteger low, bool naturals)
    {
        var value = new Rational(sum.IsSum ? 0 : 1, 1);
        var values = new Rational[Points];
        for (var l = 0; l < Points; l++)
        {
            values[l] = value;
            if (value.Numerator.GetBitLength() > MaxBits || Evaluate(sum.Body, sum.Index, low + l, naturals) is not { } next)
            {
                return null;
            }

            value = sum.IsSum ? value + next : value * next;
        }

        return values;
    }

    /// <summary>The solution of <c>A(l) = value(l) · B(l)</c> with a monic <c>B</c>.</summary>
    private static ClosedForm? Fit(Rational[] values, int degree, int below)
    {
        if (degree + below + 3 > values.Length)
        {
            return null;
        }

        var powers = values.Select((_, l) => Enumerable.Range(0, Math.Max(degree, below) + 1).Select(i => new Rational(BigInteger.Pow(l, i), 1)).ToArray()).ToArray();
        var rows = values.Select((v, l) => (Rational[])[.. powers[l].Take(degree + 1), .. powers[l].Take(below).Select(p => -(v * p))]).ToArray();
        if (LinearSystem.Solve(rows, [.. values.Select((v, l) => v * powers[l][below])]) is not { } solution)
        {
            return null;
        }

        Rational[] denominator = [.. solution.Skip(degree + 1), 1];
        return powers.All(p => !denominator.Select((c, i) => c * p[i]).Aggregate((Rational)0, (a, b) => a + b).IsZero)
            ? new ClosedForm([.. solution.Take(degree + 1)], denominator)
            : null;
    }

    private static Rational? Evaluate(Term term, string index, BigInteger value, bool naturals)
    {
        Rational? At(Term t) => Evaluate(t, index, value, naturals);
        return term switch
        {
            Numeral n => new Rational(n.Value, 1),
            Name n when n.Text == index => new Rational(value, 1),
            Unary { Operator: "↑" } u => Evaluate(u.Argument, index, value, naturals: true),
            Unary { Operator: "-" } u when !naturals && At(u.Argument) is { } x => -x,
            Binary { Operator: "^", Right: var e } b when At(b.Left) is { } x && Evaluate(e, index, value, naturals: true) is { Sign: >= 0 } y && y < 20 =>
                Enumerable.Repeat(x, (int)y.Numerator).Aggregate((Rational)1, (a, c) => a * c),
            Binary b when At(b.Left) is { } x && At(b.Right) is { } y => (b.Operator, naturals) switch
            {
                ("+", _) => x + y,
                ("-", true) when x < y => (Rational)0,
                ("-", _) => x - y,
                ("*", _) => x * y,
                ("/", false) when !y.IsZero => x / y,
                ("/", true) when !y.IsZero => new Rational(BigInteger.Divide(x.Numerator, y.Numerator), 1),
                ("%", true) when !y.IsZero => new Rational(x.Numerator % y.Numerator, 1),
                _ => (Rational?)null,
            },
            _ => null,
        };
    }
}
