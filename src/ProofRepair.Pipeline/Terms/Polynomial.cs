using System.Numerics;

namespace ProofRepair.Pipeline.Terms;

/// <summary>A polynomial with rational coefficients over atoms: names and whatever is not built by <c>+ - * ^</c> and numerals.</summary>
public sealed class Polynomial
{
    private const int MaxDegree = 24;
    private const int MaxTerms = 400;
    private const int MaxBits = 20_000;

    private readonly SortedDictionary<string, (Monomial Monomial, Rational Coefficient)> _terms = new(StringComparer.Ordinal);

    private Polynomial()
    {
    }

    public IEnumerable<(Monomial Monomial, Rational Coefficient)> Terms => _terms.Values;

    public int Degree => _terms.Values.Select(t => t.Monomial.Degree).DefaultIfEmpty(0).Max();

    public bool IsZero => _terms.Count == 0;

    public IEnumerable<string> Atoms => _terms.Values.SelectMany(t => t.Monomial.Factors.Select(f => f.Atom)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public Rational this[Monomial monomial] => _terms.TryGetValue(monomial.Key, out var term) ? term.Coefficient : 0;

    public static Polynomial Constant(Rational value) => Zero().Add(Monomial.One, value);

    public static Polynomial Atom(string name) => Zero().Add(Monomial.Of(name, 1), 1);

    /// <summary>The polynomial of a term, or null where it would be too large. <c>/</c> counts only by a numeral, so only in a field.</summary>
    public static Polynomial? Of(Term term) => term switch
    {
        Numeral n => Constant(new Rational(n.Value, 1)),
        Unary { Operator: "-" } u => Of(u.Argument) is { } p ? p * Constant(-1) : null,
        Binary { Operator: "+" } b => Of(b.Left) is { } l && Of(b.Right) is { } r ? l + r : null,
        Binary { Operator: "-" } b => Of(b.Left) is { } l && Of(b.Right) is { } r ? l - r : null,
        Binary { Operator: "*" } b => Of(b.Left) is { } l && Of(b.Right) is { } r ? Product(l, r) : null,
        Binary { Operator: "/", Right: var d } b when Of(d) is { Degree: 0, IsZero: false } c && Of(b.Left) is { } l => l * Constant(1 / c[Monomial.One]),
        Binary { Operator: "^", Right: Numeral e } b when e.Value <= MaxDegree && Of(b.Left) is { } p => Power(p, (int)e.Value),
        Quantified or Opaque => null,
        _ => Atom(TermPrinter.Print(term)),
    };

    public static Polynomial operator +(Polynomial a, Polynomial b)
    {
        var sum = Zero();
        foreach (var (monomial, coefficient) in a.Terms.Concat(b.Terms))
        {
            sum.Add(monomial, coefficient);
        }

        return sum;
    }

    public static Polynomial operator -(Polynomial a, Polynomial b) => a + (b * Constant(-1));

    public static Polynomial operator *(Polynomial a, Polynomial b)
    {
        var product = Zero();
        foreach (var x in a.Terms)
        {
            foreach (var y in b.Terms)
            {
                product.Add(x.Monomial * y.Monomial, x.Coefficient * y.Coefficient);
            }
        }

        return product;
    }

    /// <summary>As a Lean term without division, for coefficients that are integers; others are printed as quotients.</summary>
    public override string ToString() =>
        IsZero ? "0" : string.Join(" + ", _terms.Values.Select(t => t.Monomial.Degree == 0 ? t.Coefficient.ToString() : t.Coefficient == 1 ? t.Monomial.ToString() : $"{t.Coefficient} * {t.Monomial}"));

    private static Polynomial Zero() => new();

    internal static Polynomial? Product(Polynomial a, Polynomial b) =>
        a.Degree + b.Degree > MaxDegree || a._terms.Count * b._terms.Count > MaxTerms ? null : a * b;

    private static Polynomial? Power(Polynomial p, int exponent)
    {
        if (p.Terms.Any(t => (t.Coefficient.Numerator.GetBitLength() + t.Coefficient.Denominator.GetBitLength()) * exponent > MaxBits))
        {
            return null;
        }

        Polynomial? power = Constant(1);
        for (var i = 0; i < exponent && power is not null; i++)
        {
            power = Product(power, p);
        }

        return power;
    }

    private Polynomial Add(Monomial monomial, Rational coefficient)
    {
        var sum = this[monomial] + coefficient;
        if (sum.IsZero)
        {
            _terms.Remove(monomial.Key);
        }
        else
        {
            _terms[monomial.Key] = (monomial, sum);
        }

        return this;
    }
}
